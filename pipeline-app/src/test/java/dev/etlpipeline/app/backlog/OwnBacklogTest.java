package dev.etlpipeline.app.backlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** This project's own backlog: that it is whole, and that nothing refutes it. */
class OwnBacklogTest {

    private static final Path HOME = Path.of("").toAbsolutePath().getParent();
    private static final Path CRITERIA = HOME.resolve("../shared/design/criteria.md");

    private final Backlog backlog = BacklogReader.read(HOME);

    @Test
    void holdsEveryStory() {
        Map<Integer, Long> sprints =
                backlog.stories().stream().collect(Collectors.groupingBy(Story::sprint, Collectors.counting()));

        assertThat(sprints).isEqualTo(Map.of(1, 23L, 2, 27L, 3, 22L));
        assertThat(backlog.criteria()).hasSize(304);
    }

    @Test
    void levelAndPointsFit() {
        assertThat(backlog.stories())
                .allSatisfy(story -> assertThat(story.level().equals("L4"))
                        .as(story.slug())
                        .isEqualTo(story.points() == 8 && !story.slug().equals("checkpointing")));
    }

    @Test
    void holdsEveryCriterionOfTheAssignment() throws IOException {
        assumeTrue(Files.exists(CRITERIA), "the assignment is not part of the project");

        assertThat(ids(backlog)).containsExactlyElementsOf(assigned());
    }

    private static List<String> ids(Backlog backlog) {
        return backlog.stories().stream()
                .flatMap(story -> story.criteria().stream())
                .map(Wanted::id)
                .toList();
    }

    private static List<String> assigned() throws IOException {
        Pattern heading = Pattern.compile("## (\\S+) \\(sprint \\d\\)");
        Pattern item = Pattern.compile("(\\d+)\\. .*");
        List<String> ids = new ArrayList<>();
        String slug = "";
        for (String line : Files.readAllLines(CRITERIA)) {
            Matcher story = heading.matcher(line);
            Matcher criterion = item.matcher(line);
            if (story.matches()) {
                slug = story.group(1);
            } else if (criterion.matches()) {
                ids.add(slug + "." + criterion.group(1));
            }
        }
        return ids;
    }
}
