package dev.etlpipeline.resilience.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.engine.PipelineRunner;
import dev.etlpipeline.core.module.DataStore;
import dev.etlpipeline.core.module.DataStore.Found;
import dev.etlpipeline.core.module.KeptTexts;
import dev.etlpipeline.core.module.KeptTexts.KeptText;
import dev.etlpipeline.core.module.Subject;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.resilience.People;
import dev.etlpipeline.testkit.TestDatabase;
import dev.etlpipeline.testkit.TestWorkspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the quarantine knows of one person, on every database. */
abstract class QuarantineDataContract {

    private static final String OF_NAME = " FROM etl.quarantine WHERE pipeline = 'NAME' ORDER BY id";

    @TempDir
    Path folder;

    private People people;

    /** The database under test; may skip the test. */
    protected abstract TestDatabase database();

    @BeforeEach
    void namePipeline() {
        people = new People(folder, database());
    }

    /** Asked of the store that the module registers, in a transaction of its own. */
    private interface Asked<T> {
        T of(DataStore store, Connection tx, Subject subject) throws SQLException;
    }

    private <T> T ask(String key, Asked<T> asked) throws Exception {
        TestWorkspace workspace = people.workspace();
        Subject subject =
                Subject.of(workspace.definition(null), PipelineRunner.catalogue(workspace.modules()), List.of(key));
        DataStore store = workspace.modules().dataStores().get(0);
        assertThat(store.name()).isEqualTo("etl.quarantine");
        try (Warehouse warehouse = workspace.warehouse("a test");
                Connection connection = warehouse.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            T answer = asked.of(store, connection, subject);
            connection.commit();
            return answer;
        }
    }

    private Found find(String key) throws Exception {
        return ask(key, DataStore::find);
    }

    private void command(String... words) throws Exception {
        TestWorkspace workspace = people.workspace();
        int code = QuarantineCommand.of(workspace).execute(words);
        assertThat(code).as(workspace.complained()).isZero();
    }

    @Test
    void findsEveryRecordOfAKeyWhateverIsWrongWithIt() throws Exception {
        people.load(List.of("1,Ann,20,Ayr", "2,Bo,200,Ayr", "2  ,,old,ayr", "22,Di,200,Ayr"));
        people.load("later.csv", "town;age;name;person_id\nAyr;300;Bo;2\nAyr;300;Eve;5\n");

        assertThat(find("2")).isEqualTo(new Found(3, 0));
        assertThat(find("5")).isEqualTo(new Found(1, 0));
        assertThat(find("1")).isEqualTo(new Found(0, 0));
        assertThat(this.<Long>ask("1", (store, tx, subject) -> store.count(tx, people.name())))
                .isEqualTo(5);
    }

    @Test
    void countsRecordsThatMayBeAboutAnybody() throws Exception {
        people.load(List.of("2,Bo", ",Cy,20,Ayr", "3,Di,200,Ayr"));

        assertThat(find("3")).isEqualTo(new Found(1, 2));
    }

    @Test
    void comparesKeysBehindTheStepsOfTheDefinition() throws Exception {
        people.defining("rules:\n", "steps:\n  - {step: upper-case, columns: [person_id]}\nrules:\n");
        people.load(List.of("ab,Bo,200,Ayr", "AB,Bo,201,Ayr", "abc,Cy,200,Ayr"));

        assertThat(find("aB")).isEqualTo(new Found(2, 0));
    }

    @Test
    void givesItsTextsInPagesAndReplacesThemOnlyWhereTheyStillStand() throws Exception {
        people.load(List.of("2,Bo,200,Ayr", "3,Cyé,300,Ayr"));
        Path file = folder.resolve("mend.csv");
        command("export", file.toString(), "--pipeline", people.name());
        Files.writeString(file, Files.readString(file).replace("2,Bo,200", "2,Bo,100"));
        command("fix", file.toString());

        assertThat(texts("etl.quarantine.raw")).containsExactly("2,Bo,200,Ayr", "3,Cyé,300,Ayr");
        assertThat(texts("etl.quarantine.fixed_text")).containsExactly("2,Bo,100,Ayr");
        assertThat(replaced("etl.quarantine.raw", "3,Cyé,301,Ayr")).containsExactly(true, false);
        assertThat(replaced("etl.quarantine.fixed_text", "2,Bo,101,Ayr")).containsExactly(true, false);
        assertThat(texts("etl.quarantine.raw")).containsExactly("2,Bo,200,Ayr", "3,Cyé,301,Ayr");
        assertThat(texts("etl.quarantine.fixed_text")).containsExactly("2,Bo,101,Ayr");
    }

    private KeptTexts kept(DataStore store, String place) {
        return store.keptTexts().stream()
                .filter(texts -> texts.place().equals(place))
                .findFirst()
                .orElseThrow();
    }

    /** In pages of one, as others' records may stand before and between. */
    private List<KeptText> mine(KeptTexts texts, Connection connection) throws SQLException {
        List<KeptText> mine = new ArrayList<>();
        List<KeptText> page = texts.page(connection, 0, 1);
        while (!page.isEmpty()) {
            page.stream().filter(text -> text.pipeline().equals(people.name())).forEach(mine::add);
            page = texts.page(connection, page.get(0).id(), 1);
        }
        return mine;
    }

    private List<String> texts(String place) throws Exception {
        return ask("2", (store, tx, subject) -> mine(kept(store, place), tx)).stream()
                .map(KeptText::text)
                .toList();
    }

    /** The last one, twice as it was read once. */
    private List<Boolean> replaced(String place, String anew) throws Exception {
        return ask("2", (store, tx, subject) -> {
            KeptTexts texts = kept(store, place);
            List<KeptText> mine = mine(texts, tx);
            KeptText last = mine.get(mine.size() - 1);
            return List.of(texts.replace(tx, last, anew), texts.replace(tx, last, "too late"));
        });
    }

    @Test
    void knowsWhoseRecordItWasAndWhoseItWasMendedTo() throws Exception {
        people.load(List.of("2,Bo,200,Ayr"));
        Path file = folder.resolve("mend.csv");
        command("export", file.toString(), "--pipeline", people.name());
        Files.writeString(file, Files.readString(file).replace("2,Bo", "7,Bo"));
        command("fix", file.toString());

        assertThat(find("2")).isEqualTo(new Found(1, 0));
        assertThat(find("7")).isEqualTo(new Found(1, 0));
    }

    @Test
    void masksWhatIsPersonalAndLeavesWhatCounts() throws Exception {
        people.load(List.of("2,Bo,200,Ayr", "3,Cy,200,Ayr"));

        assertThat(this.<Long>ask("2", DataStore::mask)).isEqualTo(1);

        assertThat(find("2")).isEqualTo(new Found(0, 0));
        assertThat(people.select("SELECT source_record, raw_sha256, fixed_text, state, rule_name, revision, raw_length"
                                + OF_NAME)
                        .get(0))
                .isEqualTo("1||null|held|range|1|12");
        assertThat(people.select("SELECT COUNT(raw) FROM etl.quarantine WHERE pipeline = 'NAME'"))
                .containsExactly("1");
        people.defining("max: 150", "max: 250");
        command("replay");
        assertThat(people.rows()).containsExactly("3|Cy|200|Ayr");
        assertThat(people.select("SELECT state, rule_name" + OF_NAME))
                .containsExactly("held|not-kept", "replayed|range");
    }

    @Test
    void showsThatARecordWasMasked() throws Exception {
        people.load(List.of("2,Bo,200,Ayr"));
        ask("2", DataStore::mask);
        String id = people.select("SELECT id" + OF_NAME).get(0);
        TestWorkspace workspace = people.workspace();

        QuarantineCommand.of(workspace).execute("show", id);

        assertThat(workspace.printed()).contains("Kept      nothing of its values: they were masked");
    }

    @Test
    void erasesTheRecordsOfAKeyAndNoOthers() throws Exception {
        people.load(List.of("2,Bo,200,Ayr", "3,Cy,200,Ayr", "2,Bo,300,Ayr"));

        assertThat(this.<Long>ask("2", DataStore::erase)).isEqualTo(2);

        assertThat(people.select("SELECT source_record" + OF_NAME)).containsExactly("2");
    }

    @Test
    void keepsNothingAboutAnybodyWhereNoBytesAreKept() throws Exception {
        people.with("quarantine.raw", "none");
        people.load(List.of("2,Bo,200,Ayr"));

        assertThat(find("2")).isEqualTo(new Found(0, 0));
    }

    @Test
    void refusesWhatIsNoKey() {
        assertThatThrownBy(() -> find(""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the values are no key of " + people.name());
    }
}
