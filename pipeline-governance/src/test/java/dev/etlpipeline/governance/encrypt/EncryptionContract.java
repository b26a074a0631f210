package dev.etlpipeline.governance.encrypt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.warehouse.WarehouseException;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.governance.encrypt.Members.Ended;
import dev.etlpipeline.testkit.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the target, and who reads it again. */
abstract class EncryptionContract {

    private static final String ANN =
            "1,ann@example.org,AB1 2CD,1980-02-29,7,12.50,2024-03-01T10:00:00.123456,true,Ayr";
    private static final String BO = "2,bo@example.org,AB1 2CD,,,,,,Ayr";

    @TempDir
    private Path folder;

    private Members members;

    abstract TestDatabase database(Path folder);

    @BeforeEach
    void begin() {
        members = new Members(folder, database(folder));
    }

    @Test
    @Criterion("encryption.1")
    void keepsTaggedColumnsOfEveryTypeEncryptedAndGivesThemBack() throws Exception {
        members.command("keys", "create");

        assertThat(members.load(List.of(ANN, BO)).state()).isEqualTo(RunState.SUCCEEDED);

        List<String> stored = members.select(
                "SELECT email, postcode, born, points, balance, seen, active FROM warehouse.NAME ORDER BY member_id");
        assertThat(stored.get(0).split("\\|")).allMatch(text -> text.matches("[ed]1-[a-z2-7]{4}\\.[A-Za-z0-9_-]+"));
        assertThat(String.join("", stored)).doesNotContain("example", "AB1", "1980", "12.5", "2024");
        assertThat(stored.get(1)).endsWith("|null|null|null|null|null");
        assertThat(members.opened())
                .containsExactly(
                        "1|ann@example.org|AB1 2CD|1980-02-29|7|12.50|2024-03-01T10:00:00.123456|true|Ayr",
                        "2|bo@example.org|AB1 2CD|null|null|null|null|null|Ayr");
    }

    @Test
    void writesNothingWhereTheSameFileIsLoadedAgain() throws Exception {
        members.command("keys", "create");
        members.load(List.of(ANN, BO));
        List<String> before = members.select("SELECT email FROM warehouse.NAME ORDER BY member_id");

        assertThat(members.load(List.of(ANN, BO)).accounting().unchanged()).isEqualTo(2);

        assertThat(members.select("SELECT email FROM warehouse.NAME ORDER BY member_id"))
                .isEqualTo(before);
    }

    @Test
    void joinsOnWhatIsJoinableAndHidesOtherEqualValues() throws Exception {
        members.command("keys", "create");

        members.load(List.of(ANN, "2,ann@example.org,AB1 2CD,,,,,,Ayr"));

        assertThat(members.select(
                        "SELECT a.member_id, b.member_id FROM warehouse.NAME a JOIN warehouse.NAME b ON a.postcode = b.postcode"
                                + " AND a.member_id < b.member_id"))
                .containsExactly("1|2");
        assertThat(members.select("SELECT COUNT(DISTINCT email) FROM warehouse.NAME"))
                .containsExactly("2");
    }

    @Test
    void aValueMovedToAnotherRowDoesNotOpen() throws Exception {
        members.command("keys", "create");
        members.load(List.of(ANN, BO));

        members.execute(
                "UPDATE warehouse.NAME SET email = (SELECT o.email FROM warehouse.NAME o WHERE o.member_id = '1')"
                        + " WHERE member_id = '2'");

        Ended ended = members.command("keys", "verify");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.printed()).contains("1 do not open: a value of column email", "changed, or moved there");
    }

    @Test
    void aRunWithoutAKeyDoesNotBegin() throws Exception {
        var result = members.load(List.of(ANN));

        assertThat(result.state()).isEqualTo(RunState.FAILED);
        assertThat(result.failure()).hasMessageContaining("keys create");
    }

    @Test
    void encryptsWhatSettingsNameWithoutTags() throws Exception {
        members.defining("tags: [encrypt]", "tags: []").with("governance.encrypt.columns", "email");
        members.command("keys", "create");

        members.load(List.of(ANN));

        assertThat(members.select("SELECT email, points FROM warehouse.NAME").get(0))
                .startsWith("e1-")
                .endsWith("|7");
    }

    @Test
    void encryptsWhatTheSchemeSaysAndShowsItToItsRoles() throws Exception {
        members.defining("tags: [encrypt]", "tags: [personal]")
                .with("governance.scheme.personal.encrypt", "true")
                .with("governance.scheme.members.privacy", System.getProperty("user.name"));
        members.command("keys", "create");

        members.load(List.of(ANN));

        assertThat(members.select("SELECT email, town FROM warehouse.NAME").get(0))
                .startsWith("e1-")
                .endsWith("|Ayr");
        assertThat(members.command("decrypt", "email", "--key", "1", "--reason", "a test")
                        .printed())
                .startsWith("ann@example.org");
    }

    @Test
    void saysHowToMakeRoomInATargetOfPlainValuesAndEncryptsWhatStandsThere() throws Exception {
        members.defining("tags: [encrypt]", "tags: []").defining("tags: ['encrypt:joinable']", "tags: []");
        members.load(List.of(ANN, BO));
        members.with("governance.encrypt.columns", "email,born,balance,seen,active");
        members.command("keys", "create");

        Ended refused = members.command("keys", "rotate");

        assertThat(refused.code()).isEqualTo(1);
        assertThatThrownBy(() -> members.load(List.of(ANN)))
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("ALTER TABLE");
        List<String> advice = refused.complained()
                .lines()
                .filter(line -> line.contains("ALTER TABLE"))
                .map(line -> line.replaceAll(".*(ALTER TABLE .*)\\. What stands.*", "$1"))
                .toList();
        assertThat(advice).hasSize(5);
        for (String statement : advice) {
            members.execute(statement);
        }
        Ended rotated = members.command("keys", "rotate");
        assertThat(rotated.code()).as(rotated.complained()).isZero();
        assertThat(rotated.printed()).contains("no new key is made");
        assertThat(members.select("SELECT COUNT(*) FROM warehouse.NAME WHERE email NOT LIKE 'e1-%'"))
                .containsExactly("0");
        assertThat(members.opened())
                .containsExactly(
                        "1|ann@example.org|AB1 2CD|1980-02-29|7|12.50|2024-03-01T10:00:00.123456|true|Ayr",
                        "2|bo@example.org|AB1 2CD|null|null|null|null|null|Ayr");
    }

    @Test
    void showsAValueToAReaderAndPutsItOnRecord() throws Exception {
        members.with("governance.encrypt.readers", System.getProperty("user.name"));
        members.command("keys", "create");
        members.load(List.of(ANN, BO));

        Ended ended = members.command("decrypt", "email", "--key", "2", "--reason", "complaint 17");

        assertThat(ended.code()).as(ended.complained()).isZero();
        assertThat(ended.printed()).isEqualToIgnoringNewLines("bo@example.org");
        assertThat(members.actions()).last().satisfies(action -> {
            assertThat(action.name()).isEqualTo("decrypt");
            assertThat(action.subject()).matches("column email of the row [0-9a-f]{16}");
            assertThat(action.reason()).isEqualTo("complaint 17");
        });
    }

    @Test
    void showsNothingToOthersAndPutsItOnRecord() throws Exception {
        members.with("governance.encrypt.readers", "somebody-else");
        members.command("keys", "create");
        members.load(List.of(ANN));

        Ended ended = members.command("decrypt", "email", "--key", "1", "--reason", "a test");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.printed()).isEmpty();
        assertThat(ended.complained()).contains("may not see encrypted values");
        assertThat(members.actions()).last().extracting("name").isEqualTo("decrypt.refused");
    }

    @Test
    void refusesAColumnThatIsNotEncryptedAndAKeyThatIsNotThere() throws Exception {
        members.with("governance.encrypt.readers", System.getProperty("user.name"));
        members.command("keys", "create");
        members.load(List.of(ANN));

        assertThat(members.command("decrypt", "email", "--key", "1").code()).isEqualTo(2);
        assertThat(members.command("decrypt", "email", "--key", "1", "--reason", " ")
                        .code())
                .isEqualTo(2);
        assertThat(members.command("decrypt", "town", "--key", "1", "--reason", "a test")
                        .code())
                .isEqualTo(2);
        assertThat(members.command("decrypt", "email", "--key", "nobody", "--reason", "a test")
                        .complained())
                .contains("no row of that key")
                .doesNotContain("nobody");
    }

    @Test
    @Criterion("encryption.4")
    void aLostKeyIsSaidAndNothingDestroyedAndACopyBringsAllBack() throws Exception {
        members.command("keys", "create");
        members.load(List.of(ANN, BO));
        Path copy = folder.resolve("copy.json");
        assertThat(members.command("keys", "backup", copy.toString()).code()).isZero();
        List<String> before = members.select("SELECT email, postcode FROM warehouse.NAME ORDER BY member_id");

        Files.delete(folder.resolve("keys/data-keys.json"));
        Ended lost = members.command("keys", "verify");
        var run = members.load(List.of(ANN));
        members.command("keys", "create");
        Ended withAnother = members.command("keys", "rotate");

        assertThat(lost.code()).isEqualTo(1);
        assertThat(lost.printed()).contains("9 do not open: data key 1-", "keys restore");
        assertThat(run.state()).isEqualTo(RunState.FAILED);
        assertThat(withAnother.code()).isEqualTo(1);
        assertThat(withAnother.printed()).contains("0 rows", "bring a copy of the file back", "nothing was changed");
        assertThat(members.select("SELECT email, postcode FROM warehouse.NAME ORDER BY member_id"))
                .isEqualTo(before);

        assertThat(members.command("keys", "restore", copy.toString()).printed())
                .contains("is back, old");
        assertThat(members.command("keys", "rotate").code()).isZero();
        assertThat(members.command("keys", "verify").code()).isZero();
        assertThat(members.opened()).first().asString().startsWith("1|ann@example.org|AB1 2CD|1980-02-29|");
    }
}
