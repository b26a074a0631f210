package dev.etlpipeline.governance.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.governance.scheme.DataKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Precision and recall over tables whose truth is known; the page says what they are. */
class GeneratedTablesTest {

    private static final Path PAGE = Path.of("..", "docs", "governance", "classification.md");
    private static final int TABLES = 100;
    private static final long SEED = 2026;

    private static final Score SCORE = measured();

    private static Score measured() {
        GeneratedTables tables = new GeneratedTables(SEED);
        Classifier classifier = new Classifier(0.7, LocalDate.of(2026, 6, 1));
        Score score = new Score();
        for (int i = 0; i < TABLES; i++) {
            List<GeneratedTables.Known> table = tables.table();
            Map<ColumnValues, Finding> found = table.stream()
                    .map(GeneratedTables.Known::column)
                    .collect(Collectors.collectingAndThen(
                            Collectors.toList(), columns -> byColumn(classifier, columns)));
            table.forEach(known -> score.add(known.truth(), Optional.ofNullable(found.get(known.column()))));
        }
        return score;
    }

    private static Map<ColumnValues, Finding> byColumn(Classifier classifier, List<ColumnValues> columns) {
        Map<String, ColumnValues> names = columns.stream()
                .collect(Collectors.toMap(ColumnValues::name, Function.identity(), (first, second) -> first));
        return classifier.classify(columns, false).stream()
                .collect(Collectors.toMap(
                        finding -> names.get(finding.column()), Function.identity(), (first, second) -> first));
    }

    @Criterion("data-classification.1")
    @Test
    void findsMostOfEachKindAndRaisesFewFalseAlarms() {
        for (DataKind kind : DataKind.values()) {
            if (kind != DataKind.OTHER) {
                assertThat(SCORE.precision(kind))
                        .as("precision of %s; %s", kind, SCORE.mistakes())
                        .isGreaterThanOrEqualTo(0.8);
                assertThat(SCORE.recallWithReview(kind)).as("recall of " + kind).isGreaterThanOrEqualTo(0.8);
            }
        }
        assertThat(SCORE.falseAlarms()).isLessThan(0.03);
    }

    @Test
    void theCommittedPageSaysWhatIsMeasured() throws IOException {
        Measured.keep("generated", SCORE.table() + "\nMistakes: " + SCORE.mistakes() + "\n");

        assertThat(Files.readString(PAGE)).contains(SCORE.table());
    }
}
