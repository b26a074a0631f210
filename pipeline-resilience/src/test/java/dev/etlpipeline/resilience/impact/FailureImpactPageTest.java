package dev.etlpipeline.resilience.impact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds the parts of docs/resilience/failure-impact.md that are made from the code against it. Write them anew by
 * {@code mvn test -pl pipeline-resilience -Dtest=FailureImpactPageTest -Dtest.args=-Dpages.write=true}.
 */
class FailureImpactPageTest {

    private static final double PER_HOUR = 250;

    @Test
    void theConsequencesAreThoseOfTheCode() throws IOException {
        holds(
                "consequences",
                table(
                        "failure | is | customers | income | agreement",
                        Stream.of(Failure.values())
                                .map(one -> String.join(
                                        " | ",
                                        "`" + one.word() + "`",
                                        one.what(),
                                        one.customers(),
                                        one.income(),
                                        one.agreement()))));
    }

    @Test
    void theAssumptionsAreThoseOfTheCode() throws IOException {
        holds(
                "assumptions",
                table(
                        "failure | a year | lasts",
                        Stream.of(Failure.values())
                                .map(one -> String.join(
                                        " | ",
                                        "`" + one.word() + "`",
                                        Words.rate(one.guess().perYear()),
                                        Words.time(one.guess().lasts())))));
    }

    @Test
    void theMeasuresAreThoseOfTheCode() throws IOException {
        holds(
                "measures",
                table(
                        "measure | is | work | takes away",
                        Stream.of(Measure.values())
                                .map(one -> String.join(
                                        " | ",
                                        "`" + one.word() + "`",
                                        one.what(),
                                        one.hoursOnce() + " h once, " + one.hoursPerYear() + " h a year",
                                        Stream.of(Failure.values())
                                                .filter(failure -> one.avoids(failure) > 0)
                                                .map(failure -> Math.round(100 * one.avoids(failure)) + " % of `"
                                                        + failure.word() + "`")
                                                .collect(Collectors.joining(", "))))));
    }

    @Test
    void theExampleIsWhatTheCommandPrintsWithoutAHistory() throws IOException {
        ImpactSettings settings = Settings.of(Map.of("warehouse.url", "jdbc:h2:mem:unused"), ImpactSettings.class)
                .read(ImpactSettings.class);
        History none = History.of(List.of(), Duration.ofHours(26), Runs.MIDNIGHT);
        String briefing = BriefingText.of(Assessment.of(none, settings, PER_HOUR), settings);

        holds("example", "```text\n" + briefing + "```\n");
    }

    private static String table(String head, Stream<String> rows) {
        String line = head.replaceAll("[^|]+", " --- ").strip();
        return Stream.concat(Stream.of(head, line), rows)
                .map(row -> "| " + row + " |\n")
                .collect(Collectors.joining());
    }

    private static void holds(String part, String made) throws IOException {
        ProjectPage project = new ProjectPage("docs/resilience/failure-impact.md");
        Path file = project.file();
        String page = project.text();
        String begin = "<!-- made: " + part + " -->\n";
        int from = page.indexOf(begin) + begin.length();
        int to = page.indexOf("\n<!-- made until here -->", from);
        assertThat(from).as(begin).isGreaterThanOrEqualTo(begin.length());
        assertThat(to).as("the end of " + part).isPositive();
        if (Boolean.getBoolean("pages.write")) {
            Files.writeString(file, page.substring(0, from) + made + page.substring(to));
        } else {
            assertThat(page.substring(from, to)).as(part + " in " + file).isEqualTo(made);
        }
    }
}
