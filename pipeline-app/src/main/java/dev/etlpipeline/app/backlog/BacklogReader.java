package dev.etlpipeline.app.backlog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Reads {@code seeds/backlog.yaml} and refuses it with all that is wrong in it. */
final class BacklogReader {

    static final String FILE = "seeds/backlog.yaml";

    private final List<String> problems = new ArrayList<>();

    /** @throws BacklogException with every problem */
    static Backlog read(Path home) {
        Path file = home.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new BacklogException("There is no " + FILE + " in " + home + "; the backlog belongs to the sources.");
        }
        try {
            return new BacklogReader().parse(Files.readString(file));
        } catch (IOException e) {
            throw new BacklogException(
                    FILE + " can not be read (" + e.getClass().getSimpleName() + ").");
        }
    }

    Backlog parse(String text) {
        List<Story> stories = new ArrayList<>();
        if (load(text) instanceof Map<?, ?> file && file.get("stories") instanceof List<?> list) {
            list.forEach(story -> stories.add(story(new Fields(story, problems))));
        } else {
            problems.add("it needs a list of stories under the key stories");
        }
        Set<String> seen = new HashSet<>();
        for (Story story : stories) {
            if (!seen.add(story.slug())) {
                problems.add("story " + story.slug() + " stands there twice");
            }
        }
        if (!problems.isEmpty()) {
            throw new BacklogException(FILE + " can not be used:\n  " + String.join("\n  ", problems));
        }
        return new Backlog(stories);
    }

    private static Object load(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            Object file = new Yaml(new SafeConstructor(options)).load(text);
            return file == null ? List.of() : file;
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw new BacklogException(FILE + " is no YAML that can be read: line " + line + ": " + e.getProblem());
        }
    }

    private Story story(Fields fields) {
        Story story = new Story(
                fields.text("slug"),
                fields.text("title"),
                fields.number("sprint", 1, 3),
                fields.oneOf("level", "L1", "L2", "L3", "L4"),
                fields.number("points", 1, 8),
                fields.text("role"),
                fields.text("sentence"),
                fields.oneOf("kind", "code", "doc", "both"),
                fields.text("module"),
                fields.state(),
                fields.criteria());
        fields.nothingElse();
        numbered(story);
        return story;
    }

    /** The ids have to be slug.1, slug.2 and so on: others quote them. */
    private void numbered(Story story) {
        List<String> ids = story.criteria().stream().map(Wanted::id).toList();
        List<String> right = IntStream.rangeClosed(1, ids.size())
                .mapToObj(number -> story.slug() + "." + number)
                .toList();
        for (int i = 0; i < ids.size(); i++) {
            if (!ids.get(i).equals(right.get(i))) {
                problems.add("story " + story.slug() + ": criterion " + ids.get(i) + " must be " + right.get(i));
            }
        }
    }
}
