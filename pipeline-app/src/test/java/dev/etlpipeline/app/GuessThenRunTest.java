package dev.etlpipeline.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is guessed runs as it is: nothing is edited between the two commands. */
class GuessThenRunTest {

    private static final Path SHARED = Path.of("..", "..", "shared", "data");
    private static final Path CORPUS = SHARED.resolve("malformed-csv");

    @TempDir
    Path folder;

    @Test
    void loadsTheCustomersThatShip() throws IOException {
        JsonNode result = guessAndRun(Warehoused.SEEDS.resolve("customers.csv"));

        assertThat(accounting(result, "inserted")).isEqualTo(988);
        assertThat(accounting(result, "quarantined")).isEqualTo(12);
    }

    @Test
    void loadsTheOrdersThatShip() throws IOException {
        JsonNode result = guessAndRun(Warehoused.SEEDS.resolve("orders.csv"));

        assertThat(accounting(result, "inserted")).isEqualTo(194);
        assertThat(accounting(result, "quarantined")).isEqualTo(6);
    }

    @Test
    void loadsEveryEmployerAndNothingTwice() throws IOException {
        Path employers = SHARED.resolve("employers-uk.csv.gz");
        assumeThat(employers).exists();

        JsonNode first = guessAndRun(employers);
        JsonNode again = run(employers, folder.resolve("guessed.yaml"));

        assertThat(accounting(first, "inserted")).isEqualTo(10_477);
        assertThat(accounting(first, "quarantined")).isZero();
        assertThat(accounting(again, "unchanged")).isEqualTo(10_477);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "frictionless/data_accent.csv",
                "frictionless/data_vix.csv",
                "frictionless/data_countries-cleaned.csv",
                "frictionless/data_Table With Data.csv",
                "frictionless/data_table-infer-iso-8859-7.csv",
                "csv-spectrum/csvs_newlines.csv",
                "csv-spectrum/csvs_json.csv",
                "duckdb/error/banklist.csv"
            })
    void loadsFilesOfOtherProjectsWhole(String name) throws IOException {
        Path file = CORPUS.resolve(name);
        assumeThat(file).exists();

        JsonNode result = guessAndRun(file);

        assertThat(accounting(result, "inserted")).isPositive().isEqualTo(accounting(result, "read"));
    }

    static List<Path> corpus() throws IOException {
        if (!Files.isDirectory(CORPUS)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(CORPUS)) {
            return files.filter(file -> file.toString().matches(".*\\.[ct]sv"))
                    .sorted()
                    .toList();
        }
    }

    /** Malformed records are rejects of EXTRACT; of the others all but mistakes pass, whatever the file. */
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("corpus")
    void refusesAFileInWordsOrLoadsWhatItSaw(Path file) throws IOException {
        CommandFixture commands = new CommandFixture(folder.resolve("var"));
        Path guessed = folder.resolve("guessed.yaml");

        int code = commands.execute("guess", file.toString(), "--output", guessed.toString());

        if (code != 0) {
            assertThat(code).as(commands.err()).isEqualTo(2);
            assertThat(commands.err()).startsWith("Error: ").doesNotContain("That is a bug");
            return;
        }
        JsonNode result = run(file, guessed);
        long read = accounting(result, "read");
        long malformed = 0;
        for (String rule : List.of("column-count", "quoting", "charset", "nul", "record-too-long")) {
            malformed += result.get("rejects").path(rule).asLong();
        }
        assertThat(accounting(result, "quarantined") - malformed)
                .as("%s", result)
                .isLessThanOrEqualTo((read - malformed) * 6 / 100);
    }

    private JsonNode guessAndRun(Path file) throws IOException {
        CommandFixture commands = new CommandFixture(folder.resolve("var"));
        Path guessed = folder.resolve("guessed.yaml");
        assertThat(commands.execute("guess", file.toString(), "--output", guessed.toString()))
                .as(commands.err())
                .isZero();
        return run(file, guessed);
    }

    private JsonNode run(Path file, Path definition) throws IOException {
        CommandFixture commands = new CommandFixture(folder.resolve("var"));
        assertThat(commands.execute(
                        "run", "--input", file.toString(), "--definition", definition.toString(), "--json", "--quiet"))
                .as("%s %s", commands.err(), commands.out())
                .isZero();
        return new ObjectMapper().readTree(commands.out());
    }

    private static long accounting(JsonNode result, String figure) {
        return result.at("/accounting/" + figure).asLong();
    }
}
