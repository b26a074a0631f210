package dev.etlpipeline.governance.mask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.testkit.H2Databases;
import dev.etlpipeline.testkit.TestWorkspace;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MaskCommandTest {

    private static final String FILE = """
            customer_id,first_name,last_name,email,phone,date_of_birth,postcode,company,status,registration_date
            1,Ann,O'Neill,ann.oneill@mail.example,020 7946 0958,17/03/1984,SW1A 2AA,"Acme, Ltd",active,2020-01-31
            2, BO ,Lee,,07400123456,1984-12-31,sw1a 2ab,,active,2020-02-01
            3,too few
            """;

    @TempDir
    private Path folder;

    private Customers customers;
    private Path input;
    private Path masked;
    private String printed = "";
    private String complained = "";

    @BeforeEach
    void write() throws IOException {
        customers = new Customers(folder, H2Databases.inFolder(folder)).with("governance.mask.mode", "clear");
        input = Files.writeString(folder.resolve("real.csv"), FILE);
        masked = folder.resolve("masked.csv");
    }

    private int mask(String... more) throws IOException {
        TestWorkspace workspace = customers.workspace();
        CommandLine line = new CommandLine(workspace.modules().commands(workspace).stream()
                .filter(MaskCommand.class::isInstance)
                .findFirst()
                .orElseThrow());
        StringWriter errors = new StringWriter();
        line.setErr(new PrintWriter(errors, true));
        String[] args = new String[more.length + 3];
        args[0] = input.toString();
        args[1] = "--out";
        args[2] = masked.toString();
        System.arraycopy(more, 0, args, 3, more.length);
        int code = line.execute(args);
        printed = workspace.printed();
        complained = errors.toString();
        return code;
    }

    @Test
    @Criterion("pii-masking.2")
    void writesACopyThatLoadsAsTheMaskedFileWould() throws Exception {
        assertThat(mask()).as(complained).isZero();

        RunResult copy = customers.load(masked);
        Customers others = new Customers(folder, H2Databases.inFolder(folder));
        others.load(input);

        assertThat(copy.accounting().quarantined()).isZero();
        assertThat(customers.rows()).hasSize(2).isEqualTo(others.rows());
        assertThat(Files.readString(masked))
                .doesNotContain("Ann", "O'Neill", "mail.example", "0958", "17/03")
                .contains("01/01/1984", "SW1A 0AA", "\"Acme, Ltd\"");
    }

    @Test
    void saysWhatItDidAndHowPeopleHide() throws Exception {
        mask();

        assertThat(printed.replaceAll(" +", " "))
                .contains(
                        "2 records masked into",
                        "1 record left out, malformed",
                        "customer_id as it is (key)",
                        "email keyed",
                        "company as it is",
                        "Who is alone with date_of_birth, postcode",
                        "groups of equal records 2 1",
                        "k-anonymity: the smallest group 1 2",
                        "uniqueness: their share 100.0% 0.0%")
                .doesNotContain("Ann", "Neill");
        assertThat(printed.lines().filter(line -> !line.contains(folder.toString())))
                .allMatch(line -> line.length() <= 80);
    }

    @Test
    void takesOtherMasksAndQuasiIdentifiers() throws Exception {
        mask("--mask", "email=null", "--mask", "last_name=shuffle", "--mask", "first_name=fake", "--quasi", "status");

        List<String> lines = Files.readAllLines(masked);
        assertThat(lines).hasSize(3).noneMatch(line -> line.contains("@"));
        assertThat(lines.get(1) + lines.get(2)).contains("O'Neill", "Lee");
        assertThat(printed.replaceAll(" +", " ")).contains("Who is alone with status", "last_name shuffle");
    }

    @Test
    void refusesWhatWouldNotBeMeant() throws Exception {
        assertThat(mask("--mask", "mail=null")).isEqualTo(2);
        assertThat(complained).contains("--mask: the definition has no column 'mail'; it has customer_id");
        assertThat(mask("--mask", "email=blur")).isEqualTo(2);
        assertThat(complained).contains("there is no mask 'blur'; there are redact, partial");
        Files.writeString(masked, "mine");
        assertThat(mask()).isEqualTo(2);
        assertThat(complained).contains("is there already: name another file, or give --overwrite");
        assertThat(Files.readString(masked)).isEqualTo("mine");
        assertThat(mask("--overwrite")).isZero();
    }

    @Test
    void packsAFileThatIsNamedSo() throws Exception {
        masked = folder.resolve("masked.csv.gz");
        mask();

        assertThat(customers.load(masked).accounting().inserted()).isEqualTo(2);
    }
}
