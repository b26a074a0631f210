package dev.etlpipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.etlpipeline.core.load.ValueCodec;
import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.row.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The preview command with the real stages and the definition that ships. */
class PreviewCommandTest {

    private static final String CUSTOMERS = """
            customer_id,first_name,last_name,email,date_of_birth,postcode
            1, ann,O'NEILL,ann@EXAMPLE.COM,31/12/1999,sw1a1aa
            2,x
            3,bob,Lee,nobody,32/12/1999,
            """;

    @TempDir
    Path folder;

    private CommandFixture commands;

    @BeforeEach
    void prepare() {
        commands = new CommandFixture(folder.resolve("var"));
    }

    @Test
    void showsWhatEachStageMadeOfEachColumn() throws IOException {
        assertThat(preview(CUSTOMERS, "--no-enrich")).as(commands.err()).isZero();

        assertThat(lines())
                .containsSubsequence(
                        "Record 1, line 2: would be loaded",
                        "as read TRANSFORM ENRICH",
                        "customer_id 1",
                        "first_name \" ann\" > Ann",
                        "last_name O'NEILL > O'Neill",
                        "email ann@EXAMPLE.COM > ann@example.com",
                        "date_of_birth 31/12/1999 > 1999-12-31",
                        "postcode sw1a1aa > SW1A 1AA",
                        "company -",
                        "status - > unknown",
                        "enrichment_status > Basic");
    }

    @Test
    void showsRejectsWithStageRuleAndReason() throws IOException {
        assertThat(preview(CUSTOMERS, "--no-enrich")).as(commands.err()).isZero();

        assertThat(lines())
                .containsSubsequence(
                        "Record 2, line 3: rejected in EXTRACT",
                        "! column-count: expected 6 columns, found 2",
                        "2,x",
                        "Record 3, line 4: rejected in TRANSFORM",
                        "! type: date_of_birth: must be a date of the form uuuu-MM-dd or dd/MM/uuuu;",
                        "! email: email: must be an e-mail address such as name@company.com",
                        "date_of_birth 32/12/1999 > -");
    }

    @Test
    void showsWhatTheCodecsLeaveForTheTarget() throws IOException {
        assertThat(preview(List.of(new Masking()), CUSTOMERS, "--no-enrich", "--rows", "1"))
                .as(commands.err())
                .isZero();

        assertThat(lines()).contains("as read TRANSFORM ENRICH LOAD", "last_name O'NEILL > O'Neill > ***");
    }

    @Test
    void fitsEightyColumnsAndNarrowerOnes() throws IOException {
        String file = file("山".repeat(200));
        for (int width : List.of(80, 40)) {
            ScreenFixture narrow = new ScreenFixture();
            Screen screen = narrow.plain();
            screen = new Screen(screen.out(), screen.err(), false, false, width);

            assertThat(commands.execute(List.of(), screen, "preview", file, "--no-enrich"))
                    .isZero();

            assertThat(narrow.out().lines())
                    .anyMatch(line -> line.contains("山…"))
                    .allSatisfy(line -> assertThat(Cell.width(line)).isLessThanOrEqualTo(width));
        }
    }

    @Test
    void keepsControlCharactersOfTheFileFromTheTerminal() throws IOException {
        assertThat(commands.execute("preview", file("a\u001B[31mb"), "--no-enrich"))
                .isZero();

        assertThat(commands.out()).contains("a\\u001B[31mb").doesNotContain("\u001B");
    }

    @Test
    void coloursOnlyWhereTheScreenTakesThem() throws IOException {
        ScreenFixture coloured = new ScreenFixture();

        assertThat(commands.execute(
                        List.of(), coloured.screen(true, false), "preview", file("@|red x|@"), "--no-enrich"))
                .isZero();

        assertThat(coloured.out()).contains("\u001B[", "@|red x|@");
    }

    @Test
    void givesTheSameAsOneJsonArray() throws IOException {
        assertThat(preview(CUSTOMERS, "--no-enrich", "--json"))
                .as(commands.err())
                .isZero();

        assertThat(commands.out()).hasLineCount(1);
        JsonNode json = new ObjectMapper().readTree(commands.out());
        assertThat(json).hasSize(3);
        assertThat(json.get(0).at("/stages/extract/first_name").asText()).isEqualTo(" ann");
        assertThat(json.get(0).at("/stages/load/first_name").asText()).isEqualTo("Ann");
        assertThat(json.get(0).at("/stages/load/is_business").isBoolean()).isTrue();
        assertThat(json.get(0).get("rejected_in").isNull()).isTrue();
        assertThat(json.get(1).get("rejected_in").asText()).isEqualTo("extract");
        assertThat(json.get(2).at("/violations/0/rule").asText()).isEqualTo("type");
        assertThat(json.get(2).at("/stages/load").isMissingNode()).isTrue();
    }

    @Test
    void loadsNothingAndLogsNoValue() throws IOException {
        assertThat(preview(CUSTOMERS, "--no-enrich")).as(commands.err()).isZero();

        assertThat(folder.resolve("var/database")).doesNotExist();
        assertThat(folder.resolve("var/rejects")).doesNotExist();
        try (Stream<Path> logs = Files.list(folder.resolve("var/logs"))) {
            assertThat(logs)
                    .allSatisfy(log -> assertThat(Files.readString(log))
                            .doesNotContain("NEILL")
                            .doesNotContain("nobody"));
        }
    }

    @Test
    void saysThatThereIsNothingToShow() throws IOException {
        assertThat(preview("customer_id,last_name\n", "--no-enrich"))
                .as(commands.err())
                .isZero();

        assertThat(commands.out()).isEqualTo("The file has a header and no records.\n");
    }

    @Test
    void refusesMoreRowsThanAnybodyReads() {
        assertThat(commands.execute("preview", "--rows", "10001")).isEqualTo(2);
        assertThat(commands.err()).contains("--rows must be from 1 to 10,000, but is 10001");

        assertThat(commands.execute("preview", "--rows", "0")).isEqualTo(2);
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThat(commands.execute("preview", "absent.csv")).isEqualTo(2);

        assertThat(commands.err()).contains("Error: Input absent.csv does not exist");
    }

    /** A module that masks. */
    private static final class Masking implements PipelineModule, ValueCodec {

        @Override
        public String name() {
            return "masking";
        }

        @Override
        public List<Class<?>> settings() {
            return List.of();
        }

        @Override
        public void install(Registry registry, SettingsReader settings) {
            registry.codec(this);
        }

        @Override
        public boolean handles(Column column) {
            return column.name().equals("last_name");
        }

        @Override
        public @Nullable Object encode(Column column, @Nullable Object value) {
            return value == null ? null : "***";
        }
    }

    /** A file of one customer of that name. */
    private String file(String name) throws IOException {
        return Files.writeString(folder.resolve("one.csv"), "customer_id,last_name\n1," + name + "\n")
                .toString();
    }

    private int preview(String content, String... args) throws IOException {
        return preview(List.of(), content, args);
    }

    private int preview(List<PipelineModule> modules, String content, String... args) throws IOException {
        String file = Files.writeString(folder.resolve("some.csv"), content).toString();
        return commands.execute(
                modules,
                Stream.concat(Stream.of("preview", file), Stream.of(args)).toArray(String[]::new));
    }

    /** What was printed, blanks pressed together. */
    private List<String> lines() {
        return commands.out()
                .lines()
                .map(line -> line.strip().replaceAll(" +", " "))
                .toList();
    }
}
