package dev.etlpipeline.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.source.Chunk;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That steps, rules and types do to values what the tables of docs/definitions.md say. */
class DefinitionsPageValuesTest {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private final Page page = Page.of("docs/definitions.md");

    @TempDir
    Path folder;

    private Chunk tryOn(String column, String rest, String text) {
        return new Definitions(folder).tryOn(column, rest, text);
    }

    @Test
    void stepsMakeOfValuesWhatTheTableSays() {
        List<List<String>> rows = page.rows("what-steps-make-of-values");

        assertThat(rows).hasSizeGreaterThan(10);
        for (List<String> row : rows) {
            Chunk chunk = tryOn("type: text", "steps: [" + row.get(0) + "]", row.get(1));
            assertThat(result(chunk)).as(row.toString()).isEqualTo(row.get(2));
        }
    }

    private static String result(Chunk chunk) {
        if (chunk.rows().isEmpty()) {
            return "reject";
        }
        Object value = chunk.rows().get(0).get("value");
        return value == null ? "no value" : value.toString();
    }

    @Test
    void rulesSayOfValuesWhatTheTableSays() {
        List<List<String>> rows = page.rows("what-rules-say-of-values");

        assertThat(rows).hasSizeGreaterThan(8);
        for (List<String> row : rows) {
            String column = "type: " + row.get(1);
            String rule = "rules: [" + row.get(0) + "]";
            assertThat(tryOn(column, rule, row.get(2)).rejects())
                    .as(row.toString())
                    .isEmpty();
            assertThat(tryOn(column, rule, row.get(3)).rejects())
                    .as(row.toString())
                    .hasSize(1);
        }
    }

    @Test
    void typesReadAndRefuseWhatTheTableSays() {
        List<List<String>> rows = page.rows("types");

        assertThat(rows).hasSize(6);
        for (List<String> row : rows) {
            String column = "type: " + row.get(0) + (row.get(0).equals("decimal") ? ", precision: 12, scale: 2" : "");
            for (String text : values(row.get(2))) {
                assertThat(tryOn(column, "", text).rejects())
                        .as(row.get(0) + " " + text)
                        .isEmpty();
            }
            for (String text : values(row.get(3))) {
                assertThat(tryOn(column, "", text).rejects())
                        .as(row.get(0) + " " + text)
                        .hasSize(1);
            }
        }
    }

    private static List<String> values(String cell) {
        return cell.contains("`") || cell.isEmpty()
                ? CODE.matcher(cell).results().map(found -> found.group(1)).toList()
                : List.of(cell);
    }
}
