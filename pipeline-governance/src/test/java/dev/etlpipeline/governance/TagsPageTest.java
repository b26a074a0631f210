package dev.etlpipeline.governance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.governance.scheme.DataClass;
import dev.etlpipeline.governance.scheme.DataKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** That docs/governance/README.md names each class and kind. */
class TagsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "governance", "README.md");

    @Test
    void namesEveryClassAndKindInTheirOrder() throws IOException {
        String page = Files.readString(PAGE);
        String tags = page.substring(page.indexOf("## Tags"), page.indexOf("## The master key"));

        assertThat(found(tags, "(?m)^\\| `([a-z-]+)` \\|"))
                .isEqualTo(
                        Arrays.stream(DataClass.values()).map(DataClass::word).toList());
        assertThat(found(tags.substring(tags.indexOf("Kinds:")), "`([a-z-]+)`"))
                .isEqualTo(Arrays.stream(DataKind.values()).map(DataKind::word).toList());
    }

    private static List<String> found(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .map(group -> group.replaceAll("[|` ]", ""))
                .toList();
    }
}
