package dev.etlpipeline.core.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.Schema;
import dev.etlpipeline.core.row.Violation;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Reject;
import dev.etlpipeline.criteria.Criterion;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** The customers that were not made to fit the pipeline; where the folder with them is present. */
class SharedCustomersTest {

    @Test
    @Criterion("quality-rules.4")
    void rejectsWhatIsWrongInRealDataAndNothingElse() throws IOException {
        PipelineDefinition definition = Pipelines.read(Pipelines.shipped("customers.yaml"));
        Path file = SharedData.file("customers-uk-30k.csv.gz");
        assumeTrue(Files.exists(file), "the shared data is not here");
        List<Row> rows = rows(file, definition.schema());

        Chunk chunk = Pipelines.validate(definition, rows);

        Map<String, Integer> byRule = new TreeMap<>();
        for (Reject reject : chunk.rejects()) {
            reject.violations().forEach(violation -> byRule.merge(violation.rule(), 1, Integer::sum));
        }
        assertThat(rows).hasSize(30_328);
        assertThat(byRule)
                .containsEntry("allowed-values", 316)
                .containsEntry("required", 77 + 2761)
                .containsEntry("type", 1756)
                .containsEntry("postcode", 335)
                .containsKeys("email", "phone")
                .hasSize(6);
        for (Reject reject : chunk.rejects()) {
            Row raw = rows.get((int) reject.origin().record() - 1);
            assertThat(reject.violations()).as(reject.toString()).allMatch(violation -> isWrong(violation, raw));
        }
    }

    /** By means other than the pipeline's own. */
    private static boolean isWrong(Violation violation, Row raw) {
        String text = raw.text(raw.schema().indexOf(String.valueOf(violation.column())));
        return switch (violation.rule()) {
            case "required" -> text == null;
            case "allowed-values" -> "actve".equals(text);
            case "type" -> !isDay(text);
            case "email" -> !text.matches("[^@.(),;:]+(\\.[^@.(),;:]+)*@[a-z0-9-]+\\.example");
            // Shorter than any number, a word, or in what Ofcom has not given out: most of 076 (pagers), 07700, 07911.
            case "phone" -> text.length() < 10 || text.replace(" ", "").matches("(0|\\+44)(76|7700[2-9]|7911[^028]).*");
            // A letter where digits stand, or the reverse, or a letter that inward codes or areas do not use.
            case "postcode" ->
                !text.matches("[a-z]{1,2}[0-9][0-9a-z]? [0-9][abd-hjlnp-uw-z]{2}")
                        || text.matches("([qvx].*|.[ijz][0-9].*|.[0-9][ilmnoqrvxyz] .*|..[0-9][cdfgijkloqstuz] .*)");
            default -> false;
        };
    }

    private static boolean isDay(String text) {
        String[] parts = text.split("-", -1);
        int month = Integer.parseInt(parts[1]);
        int year = parts[0].isEmpty() ? 0 : Integer.parseInt(parts[0]);
        return year > 0
                && month >= 1
                && month <= 12
                && Integer.parseInt(parts[2]) >= 1
                && Integer.parseInt(parts[2]) <= YearMonth.of(year, month).lengthOfMonth();
    }

    @Test
    void cleansWhatIsRight() throws IOException {
        PipelineDefinition definition = Pipelines.read(Pipelines.shipped("customers.yaml"));
        Path file = SharedData.file("customers-uk-30k.csv.gz");
        assumeTrue(Files.exists(file), "the shared data is not here");

        Chunk chunk = Pipelines.validate(definition, rows(file, definition.schema()));

        assertThat(chunk.rows()).allSatisfy(row -> {
            assertThat((String) row.get("phone")).matches(phone -> phone == null || phone.matches("\\+447\\d{9}"));
            assertThat((String) row.get("postcode"))
                    .matches(code -> code == null || code.matches("[A-Z]{1,2}\\d[A-Z\\d]? \\d[A-Z]{2}"));
            assertThat(row.get("status")).isIn("active", "inactive", "suspended", "unknown");
            assertThat((String) row.get("last_name")).doesNotMatch("[a-z].*");
            assertThat((Long) row.get("quality_score")).isBetween(30L, 100L);
        });
    }

    private static List<Row> rows(Path file, Schema schema) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        List<Row> rows = new ArrayList<>();
        try (Reader in =
                        new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8);
                CSVParser parser = CSVParser.parse(in, format)) {
            for (CSVRecord csv : parser) {
                Map<String, String> values = new HashMap<>(csv.toMap());
                values.values().removeIf(String::isEmpty);
                rows.add(Pipelines.row(schema, csv.getRecordNumber(), values));
            }
        }
        return rows;
    }
}
