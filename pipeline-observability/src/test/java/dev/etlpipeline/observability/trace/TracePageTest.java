package dev.etlpipeline.observability.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds docs/observability/trace.md against the code. */
class TracePageTest {

    private static final Path FOLDER = Path.of("..", "docs", "observability");
    private static final Pattern SETTING = Pattern.compile("`(observability\\.[a-z.-]+)(?:=[a-z]+)?`");

    private static String page() throws IOException {
        return Files.readString(FOLDER.resolve("trace.md"));
    }

    @Test
    void listsEveryAttributeAndNoOther() throws IOException {
        List<String> rows = page().lines()
                .dropWhile(line -> !line.equals("## What spans say"))
                .filter(line -> line.startsWith("| `"))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(SpanAttribute.values())
                        .map(attribute -> "| `" + attribute.key() + "` | " + attribute.meaning() + " |")
                        .toList());
    }

    @Test
    void namesSettingsThatThereAre() throws IOException {
        String settings = Files.readString(FOLDER.resolve("settings.md"));
        List<String> named = SETTING.matcher(page())
                .results()
                .map(one -> one.group(1))
                .distinct()
                .toList();

        assertThat(named)
                .hasSizeGreaterThan(6)
                .allSatisfy(key -> assertThat(settings).contains("| `" + key + "` |"));
    }
}
