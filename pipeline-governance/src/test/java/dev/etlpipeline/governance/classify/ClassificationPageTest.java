package dev.etlpipeline.governance.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.governance.GovernanceModule;
import dev.etlpipeline.governance.scheme.DataClass;
import dev.etlpipeline.governance.scheme.Handling;
import dev.etlpipeline.governance.scheme.Scheme;
import dev.etlpipeline.governance.scheme.SchemeSettings;
import dev.etlpipeline.testkit.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page against the code. */
class ClassificationPageTest {

    private static final Path HOME = Path.of("..");

    private List<String> lines = List.of();
    private final TestWorkspace workspace = workspace();

    @BeforeEach
    void readPage() throws IOException {
        lines = Files.readAllLines(HOME.resolve("docs/governance/classification.md"));
    }

    private static TestWorkspace workspace() {
        return new TestWorkspace(HOME, Map.of("warehouse.url", "jdbc:h2:mem:x"), new GovernanceModule());
    }

    @Criterion("classification-scheme.1")
    @Test
    void eachColumnOfTheCustomerFileStandsUnderItsClass() {
        Scheme scheme = scheme();

        for (Column column : workspace
                .definition(HOME.resolve("seeds/pipelines/customers.yaml"))
                .source()
                .columns()) {
            assertThat(row("The five classes", scheme.classOf(column))).contains("`" + column.name() + "`");
        }
    }

    @Criterion("classification-scheme.2")
    @Test
    void eachClassIsHandledAsThePageSays() {
        for (DataClass dataClass : DataClass.values()) {
            Handling handling = scheme().handling(dataClass);

            assertThat(row("How each is handled", dataClass))
                    .contains("| " + (handling.mask() ? "yes" : "no") + " | " + (handling.encrypt() ? "yes" : "no")
                            + " | "
                            + handling.keepDays()
                                    .map(days -> String.format(Locale.ROOT, "%,d days", days))
                                    .orElse("without end"))
                    .endsWith("| " + String.join(", ", handling.roles()) + " |");
        }
    }

    @Test
    void eachKindHasTheFiguresThatThePageSays() throws IOException {
        List<String> rows = new Detectors(new NameLists(), new BirthDates(LocalDate.EPOCH))
                .all().stream().map(ClassificationPageTest::row).toList();
        Measured.keep("detectors", String.join("\n", rows) + "\n");

        assertThat(lines).containsAll(rows);
    }

    private static String row(Detector detector) {
        return String.format(
                Locale.ROOT,
                "| `%s` | %s | %s | %s | %s |",
                detector.kind().word(),
                detector.what(),
                detector.chance(),
                detector.expected(),
                detector.reliability());
    }

    private Scheme scheme() {
        return Scheme.of(workspace.settings().read(SchemeSettings.class));
    }

    private String row(String heading, DataClass dataClass) {
        return lines.stream()
                .skip(lines.indexOf("## " + heading))
                .filter(line -> line.startsWith("| `" + dataClass.word() + "` |"))
                .findFirst()
                .orElseThrow();
    }
}
