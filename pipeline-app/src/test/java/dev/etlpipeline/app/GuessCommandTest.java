package dev.etlpipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuessCommandTest {

    private static final String TOWNS = "Town Code;name;born\n01;Ely;31/12/1999\n02;York;01/01/2000\n";

    @TempDir
    Path folder;

    private CommandFixture commands;

    @BeforeEach
    void prepare() {
        commands = new CommandFixture(folder.resolve("var"));
    }

    @Test
    void printsTheDefinitionAndWhatItFoundApart() throws IOException {
        assertThat(commands.execute("guess", file("towns.csv", TOWNS))).isZero();

        assertThat(commands.out())
                .startsWith("# Guessed from towns.csv: 2 records, UTF-8, delimiter semicolon.\n")
                .contains(
                        "pipeline: towns\n",
                        "    - {name: town_code, length: 10, key: true}\n",
                        "    - {name: born, type: date, formats: [\"dd/MM/uuuu\"], tags: [pii]}\n",
                        "  table: warehouse.towns\n",
                        "#   CREATE TABLE [warehouse].[towns] (\n");
        assertThat(commands.err())
                .startsWith("towns.csv: 2 records, UTF-8, delimiter semicolon, 3 columns\n")
                .contains(
                        "Key: town_code (no value stands there twice)",
                        "Next: put it into a file, and load with\n  ./pipeline run --input ");
    }

    @Test
    void quotesNoValueOfTheFile() throws IOException {
        assertThat(commands.execute("guess", file("towns.csv", TOWNS))).isZero();

        assertThat(commands.out() + commands.err()).doesNotContain("York").doesNotContain("31/12/1999");
    }

    @Test
    void writesIntoAFileThatIsNotThereYet() throws IOException {
        String file = file("towns.csv", TOWNS);
        String output = folder.resolve("towns.yaml").toString();

        assertThat(commands.execute("guess", file, "--output", output)).isZero();
        assertThat(commands.out()).isEmpty();
        assertThat(commands.err()).contains("--definition " + output);
        assertThat(Path.of(output)).content().contains("pipeline: towns");

        assertThat(commands.execute("guess", file, "--output", output)).isEqualTo(2);
        assertThat(commands.err()).contains("which is there already; remove it, or name another");
    }

    @Test
    void printsTheTableAlone() throws IOException {
        assertThat(commands.execute("guess", file("towns.csv", TOWNS), "--ddl")).isZero();

        assertThat(commands.out())
                .startsWith("IF SCHEMA_ID('warehouse') IS NULL")
                .doesNotContain("pipeline:");
    }

    @Test
    void takesANameAndAKey() throws IOException {
        assertThat(commands.execute("guess", file("towns.csv", TOWNS), "--name", "places", "--key", "Town Code,name"))
                .isZero();

        assertThat(commands.out()).contains("pipeline: places\n", "# Key: town_code + name (as --key says).");
    }

    @Test
    void makesANameOfAnyFile() throws IOException {
        assertThat(commands.execute("guess", file("2024 données.v2.csv", TOWNS)))
                .as(commands.err())
                .isZero();

        assertThat(commands.out()).contains("pipeline: file_2024_donn_es\n", "  table: warehouse.file_2024_donn_es\n");
    }

    @Test
    void refusesANameThatNoPipelineCanHave() throws IOException {
        assertThat(commands.execute("guess", file("towns.csv", TOWNS), "--name", "1 x"))
                .isEqualTo(2);

        assertThat(commands.err()).contains("--name must be letters, digits, _ and -");
    }

    @Test
    void refusesWhatNoDefinitionCouldLoadWithExitCodeTwo() throws IOException {
        for (String content :
                List.of("", "id,,age\n1,2,3\n", "id,id\n1,2\n", "town,pay\nEly,1.5\nEly,2.5\nYork,\nYork,1\n")) {
            assertThat(commands.execute("guess", file("bad.csv", content))).isEqualTo(2);

            assertThat(commands.err()).startsWith("Error: ").doesNotContain("\tat ");
            assertThat(commands.out()).isEmpty();
        }
    }

    @Test
    void staysWithinEightyColumns() throws IOException {
        String file = file("wide.csv", "id,a very long name of a column that nobody would want,when\n1,x,01/02/2000\n");

        assertThat(commands.execute(
                        "guess", file, "-o", folder.resolve("w.yaml").toString()))
                .isZero();

        assertThat(commands.err().lines().filter(line -> !line.startsWith("Next: ")))
                .allSatisfy(line -> assertThat(Cell.width(line)).isLessThanOrEqualTo(80));
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
