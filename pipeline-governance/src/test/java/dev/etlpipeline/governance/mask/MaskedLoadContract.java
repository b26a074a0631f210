package dev.etlpipeline.governance.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.settings.SettingsException;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What loads leave of personal values, on every database. */
abstract class MaskedLoadContract {

    private static final String ANN =
            "1,Ann,O'Neill,ann.oneill@mail.example,020 7946 0958,1984-03-17,SW1A 2AA,Acme Ltd,active,2020-01-31";

    private static final Path REAL = Path.of("..", "..", "shared", "data", "customers-uk-30k.csv.gz");

    @TempDir
    Path folder;

    private Customers customers;

    /** The database under test; may skip the test. */
    protected abstract TestDatabase database();

    @BeforeEach
    void make() throws IOException {
        customers = new Customers(folder, database());
    }

    @Test
    @Criterion("pii-masking.1")
    void masksWhatIsTaggedAndNothingElse() throws Exception {
        customers.load(ANN);

        List<String> row = customers.rows().get(0);
        assertThat(row.subList(1, 5)).doesNotContain("Ann", "O'Neill", "ann.oneill@mail.example", "+442079460958");
        assertThat(row.get(1)).matches("[A-Z][a-z]{5,8}");
        assertThat(row.get(3)).matches("[a-z0-9]{12}@masked\\.example");
        assertThat(row.get(4)).matches("\\+44\\d{9,10}");
        assertThat(row.subList(5, 7)).containsExactly("1984-01-01", "SW1A 0AA");
        assertThat(row.get(0)).isEqualTo("1");
        assertThat(row.subList(7, 10)).containsExactly("Acme Ltd", "active", "2020-01-31");
    }

    @Test
    @Criterion("pii-masking.3")
    void loadsTrueValuesWhereTheSettingsSaySo() throws Exception {
        customers.with("governance.mask.mode", "clear").load(ANN);

        assertThat(customers.rows().get(0))
                .containsSequence(
                        "Ann", "O'Neill", "ann.oneill@mail.example", "+442079460958", "1984-03-17", "SW1A 2AA");
    }

    @Test
    @Criterion("pii-masking.3")
    void aRunSaysWhatItDoesWithPersonalValues() throws Exception {
        customers.load(ANN);
        customers.with("governance.mask.mode", "clear").load(ANN);

        assertThat(customers.signals())
                .contains(
                        "mask.on: 8 personal columns are masked (governance.mask.mode=mask)",
                        "mask.off: 8 personal columns are loaded unmasked (governance.mask.mode=clear)");
    }

    @Test
    void ofARecordThatIsRefusedOnlyItsFormIsKept() throws Exception {
        RunResult result = customers.load(ANN.replace("active", "gone"));

        assertThat(Files.readString(Objects.requireNonNull(result.rejectsFile())))
                .contains("9,Xxx,X'Xxxxx,xxx.xxxxxx@xxxx.xxxxxxx,999 9999 9999,9999-99-99,XX9X 9XX")
                .doesNotContain("Ann", "Neill", "0958", "1984");
    }

    @Test
    void masksWhatIsEncryptedByNobody() throws Exception {
        customers.with("governance.mask.mode", "encrypted").load(ANN);

        assertThat(customers.rows().get(0))
                .doesNotContain("Ann", "O'Neill", "ann.oneill@mail.example", "+442079460958");
    }

    @Test
    @Criterion("pii-masking.4")
    void stepsAndRulesSeeTrueValues() throws Exception {
        RunResult result = customers.load(ANN, ANN.replace("1,Ann", "2,Bo").replace("020 7946 0958", "0207"));

        assertThat(result.accounting().inserted()).isEqualTo(1);
        assertThat(result.rejects()).containsKey("phone");
    }

    @Test
    @Criterion("pii-masking.4")
    void masksOnePersonAlikeInEveryFile() throws Exception {
        customers.load(ANN);
        Customers others = new Customers(folder, database());
        others.load(ANN.replace("1,Ann,O'Neill", "77, ANN ,o'neill").replace("ann.oneill@mail", "Ann.ONeill@Mail"));

        assertThat(others.rows().get(0).subList(1, 7))
                .isEqualTo(customers.rows().get(0).subList(1, 7));
    }

    @Test
    @Criterion("pii-masking.4")
    void whatIsMaskedPassesAllRulesAgain() throws Exception {
        customers.load(Customers.SEED);

        passesAgain();
    }

    @Test
    @Criterion("pii-masking.4")
    void realDataThatIsMaskedPassesAllRulesAgain() throws Exception {
        assumeTrue(Files.exists(REAL), "the real data is not here");
        customers.load(REAL);

        passesAgain();
    }

    private void passesAgain() throws Exception {
        List<List<String>> rows = customers.rows();
        Path file = folder.resolve("masked.csv");
        Files.writeString(
                file,
                Customers.COLUMNS.replace(" ", "") + "\n"
                        + rows.stream().map(MaskedLoadContract::line).collect(Collectors.joining("\n")) + "\n");
        Customers again = new Customers(folder, database()).with("governance.mask.mode", "clear");

        RunResult result = again.load(file);

        assertThat(rows).hasSizeGreaterThan(900);
        assertThat(result.accounting().quarantined())
                .as(result.rejects().toString())
                .isZero();
        assertThat(again.rows()).isEqualTo(rows);
    }

    private static String line(List<String> row) {
        return row.stream()
                .map(value -> value.equals("null") ? "" : '"' + value.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(","));
    }

    @Test
    void aChangedPolicyRewritesEveryRowThatIsLoadedAgain() throws Exception {
        RunResult clear = customers.with("governance.mask.mode", "clear").load(Customers.SEED);
        List<List<String>> before = customers.rows();

        RunResult masked = customers.with("governance.mask.mode", "mask").load(Customers.SEED);
        RunResult again = customers.load(Customers.SEED);
        RunResult keyed =
                customers.with("governance.mask.kinds.postcode", "keyed").load(Customers.SEED);

        assertThat(masked.accounting().updated()).isEqualTo(clear.accounting().inserted());
        assertThat(again.accounting().updated()).isZero();
        assertThat(keyed.accounting().updated()).isEqualTo(clear.accounting().inserted());
        List<String> emails = before.stream().map(row -> row.get(3)).toList();
        assertThat(customers.rows()).noneMatch(row -> !row.get(3).equals("null") && emails.contains(row.get(3)));
    }

    @Test
    void aChangedKeyRewritesToo() throws Exception {
        customers
                .with("governance.keys.master", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
                .load(ANN);
        String first = customers.rows().get(0).get(3);

        RunResult other = customers
                .with("governance.keys.master", "BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
                .load(ANN);

        assertThat(other.accounting().updated()).isEqualTo(1);
        assertThat(customers.rows().get(0).get(3)).isNotEqualTo(first);
    }

    @Test
    void aTagWinsOverTheKind() throws Exception {
        customers
                .defining("tags: [personal, email]", "tags: [personal, email, 'mask:partial']")
                .load(ANN);

        assertThat(customers.rows().get(0).get(3)).isEqualTo("axxx@masked.example");
    }

    @Test
    void refusesMasksThatThereAreNot() throws Exception {
        customers.defining("tags: [personal, email]", "tags: [personal, email, 'mask:blur']");
        assertThatThrownBy(() -> customers.load(ANN))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("column email is tagged mask:blur, which is no mask; there are redact, partial");

        Customers other = new Customers(folder, database()).with("governance.mask.kinds.mail", "redact");
        assertThatThrownBy(() -> other.load(ANN))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("governance.mask.kinds.mail: is no kind of value; there are first-name");
    }
}
