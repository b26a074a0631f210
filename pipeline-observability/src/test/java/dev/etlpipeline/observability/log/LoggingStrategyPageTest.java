package dev.etlpipeline.observability.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.source.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That docs/observability/logging-strategy.md says what is so. */
class LoggingStrategyPageTest {

    private static final Path ROOT = Path.of("..");
    private static final Path PAGE = ROOT.resolve(Path.of("docs", "observability", "logging-strategy.md"));
    private static final Pattern CODE = Pattern.compile("`([a-zA-Z.]+)`");

    private static List<String> section(String heading) throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        int from = lines.indexOf("## " + heading) + 1;
        assertThat(from).as(heading).isPositive();
        List<String> section = new ArrayList<>();
        for (String line : lines.subList(from, lines.size())) {
            if (line.startsWith("## ")) {
                return section;
            }
            section.add(line);
        }
        return section;
    }

    private static List<String> codes(String text) {
        Matcher found = CODE.matcher(text);
        return found.results().map(one -> one.group(1)).toList();
    }

    @Test
    void everyStageIsListedWithEventsThatThereAre() throws IOException {
        List<String> table = section("What each stage has to log").stream()
                .filter(line -> line.startsWith("|"))
                .toList();

        assertThat(Arrays.stream(Stage.values()).map(Stage::name))
                .allMatch(stage -> table.stream().anyMatch(line -> line.startsWith("| " + stage + " |")));
        assertThat(table.stream().flatMap(line -> codes(line).stream()))
                .isNotEmpty()
                .allMatch(code -> Event.of(code).isPresent());
    }

    @Test
    void theExamplesAreLinesAsTheSchemaSays() throws IOException {
        List<String> examples = Stream.concat(section("The two forms").stream(), section("A real run").stream())
                .filter(line -> line.startsWith("{"))
                .toList();

        assertThat(examples).hasSizeGreaterThan(3);
        assertThat(examples).allSatisfy(raw -> {
            LogLine line = LogLine.of(raw).orElseThrow();
            assertThat(LineSchema.complaints(line)).isEmpty();
            Event event = Event.of(line.text(EventLine.EVENT)).orElseThrow();
            assertThat(line.level()).isEqualTo(event.severity());
        });
    }

    @Test
    void whatWatchesOverARuleIsThere() throws IOException {
        List<String> named = section("For developers").stream()
                .filter(line -> line.startsWith("| "))
                .map(line -> line.split("\\|")[2])
                .flatMap(cell -> codes(cell).stream())
                .distinct()
                .toList();

        assertThat(named).isNotEmpty().allMatch(LoggingStrategyPageTest::isATest);
    }

    private static boolean isATest(String name) {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.anyMatch(file -> file.endsWith(name + ".java"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
