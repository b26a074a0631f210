package dev.etlpipeline.resilience.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.module.ActionRecorder;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.resilience.People;
import dev.etlpipeline.testkit.TestDatabase;
import dev.etlpipeline.testkit.TestWorkspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** From a bad record to a loaded row, on every database. */
abstract class QuarantineContract {

    private static final String OF_NAME = " FROM etl.quarantine WHERE pipeline = 'NAME' ORDER BY source_record";

    @TempDir
    Path folder;

    private People people;

    /** The database under test; may skip the test. */
    protected abstract TestDatabase database();

    @BeforeEach
    void namePipeline() {
        people = new People(folder, database());
    }

    private List<String> states() throws Exception {
        return people.select("SELECT source_record, state, outcome" + OF_NAME);
    }

    /** A command of the quarantine; what it printed. */
    private String command(String... words) throws IOException {
        TestWorkspace workspace = people.workspace();
        int code = line(workspace).execute(words);
        assertThat(code).as(workspace.complained()).isZero();
        return workspace.printed();
    }

    private static CommandLine line(TestWorkspace workspace) {
        return QuarantineCommand.of(workspace);
    }

    private void mending(Path file) throws IOException {
        try (Warehouse warehouse = people.workspace().warehouse("a test")) {
            new Mending(new QuarantineTable(warehouse, List.of())).changes(file);
        }
    }

    private String id(long record) throws Exception {
        return people.select("SELECT id FROM etl.quarantine WHERE pipeline = 'NAME' AND source_record = " + record)
                .get(0);
    }

    @Test
    @Criterion("quality-fallbacks.1")
    void keepsBadRecordsWithRuleReasonAndOrigin() throws Exception {
        RunResult result = people.load(List.of("1,Ann,20,Ayr", "2,,200,Ayr", "3,Cy", "4,Di,old,Ayr"));

        assertThat(result.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(result.rejectsFile()).isNull();
        assertThat(people.select(
                        "SELECT run_id, source_record, line_no, byte_offset, stage, rule_name, column_name, state"
                                + OF_NAME))
                .containsExactly(
                        result.runId() + "|2|3|37|VALIDATE|required|name|held",
                        result.runId() + "|3|4|48|EXTRACT|column-count|null|held",
                        result.runId() + "|4|5|53|TRANSFORM|type|age|held");
        assertThat(Reasons.parse(people.select("SELECT reasons" + OF_NAME).get(0)))
                .extracting(Reasons.Reason::sentence)
                .containsExactly(
                        "required in name: must have a value, but has none",
                        "range in age: must be at least 0 and at most 150");
        assertThat(people.select("SELECT raw_length, raw_complete, attempt, chunk" + OF_NAME)
                        .get(0))
                .matches("10\\|(1|TRUE|true)\\|1\\|1");
    }

    @Test
    void rollsBackWithItsChunk() throws Exception {
        people.with("errors.max-count", "0");

        RunResult result = people.load(List.of("1,Ann,20,Ayr", "2,,20,Ayr"));

        assertThat(result.state()).isEqualTo(RunState.REJECTED);
        assertThat(states()).isEmpty();
    }

    @Test
    @Criterion("quality-fallbacks.4")
    void replaysWhatAChangedDefinitionAllows() throws Exception {
        people.load(List.of("1,Ann,20,Ayr", "2,Bo,200,Ayr", "3,Cy,-4,Ayr"));
        people.defining("max: 150", "max: 250");

        TestWorkspace workspace = people.workspace();
        line(workspace).execute("replay");

        assertThat(workspace.lastRun().accounting().holds()).isTrue();
        assertThat(workspace.lastRun().accounting().read()).isEqualTo(2);
        assertThat(workspace.lastRun().accounting().inserted()).isEqualTo(1);
        assertThat(workspace.lastRun().accounting().quarantined()).isEqualTo(1);
        assertThat(people.rows()).containsExactly("1|Ann|20|Ayr", "2|Bo|200|Ayr");
        assertThat(states()).containsExactly("2|replayed|inserted", "3|held|null");
        assertThat(
                        people.select(
                                "SELECT operation_type, records_processed, status FROM etl.enrichment_audit WHERE pipeline = 'NAME' ORDER BY audit_id"))
                .containsExactly("LOAD|3|SUCCEEDED", "REPLAY|2|SUCCEEDED");
        assertThat(people.select("SELECT DISTINCT replay_run FROM etl.quarantine WHERE pipeline = 'NAME'"))
                .containsExactly(workspace.lastRun().runId().value());
    }

    @Test
    @Criterion("quality-fallbacks.4")
    void findsNothingInASecondReplay() throws Exception {
        people.load(List.of("1,Ann,20,Ayr", "2,Bo,200,Ayr"));
        people.defining("max: 150", "max: 250");
        command("replay");
        List<String> rows = people.select("SELECT person_id, run_no, modified_date FROM warehouse.NAME ORDER BY 1");

        String printed = command("replay");

        assertThat(printed).contains("Nothing of pipeline " + people.name() + " waits to be replayed.");
        assertThat(people.select("SELECT person_id, run_no, modified_date FROM warehouse.NAME ORDER BY 1"))
                .isEqualTo(rows);
    }

    @Test
    @Criterion("quality-fallbacks.4")
    void loadsWhatWasMendedInASpreadsheet() throws Exception {
        RunResult first = people.load(List.of("1,Ann,20,Ayr", "2,\"Bo, \"\"B\"\"\",200,Ayr", "3,Cy", "4,=Di,160,Ayr"));
        Path file = folder.resolve("mend.csv");

        command("export", file.toString(), "--run", first.runId().value());
        String text = Files.readString(file);
        Files.writeString(
                file,
                text.replace(",200,", ",100,")
                        .replace(",3,Cy,,,,", ",\"3,Cy,30,Ayr\",,,,")
                        .replace("\"3,Cy\",,,,", "\"3,Cy,30,Ayr\",,,,")
                        .replace(",160,", ",60,"));
        String fixed = command("fix", file.toString());
        command("replay");

        assertThat(text)
                .startsWith("\uFEFFquarantine_id,state,reasons,raw_record,person_id,name,age,town\r\n")
                .contains("'=Di");
        assertThat(fixed).contains("3 records mended", id(2) + ": age", id(3) + ": raw_record");
        assertThat(people.rows()).containsExactly("1|Ann|20|Ayr", "2|Bo, \"B\"|100|Ayr", "3|Cy|30|Ayr", "4|=Di|60|Ayr");
        assertThat(people.select("SELECT person_id, source_record FROM warehouse.NAME ORDER BY person_id"))
                .containsExactly("1|1", "2|2", "3|3", "4|4");
    }

    @Test
    void refusesAMendedFileWholeWhereOneRecordIsNotWaiting() throws Exception {
        RunResult first = people.load(List.of("1,Ann,20,Ayr", "2,Bo,200,Ayr", "3,Cy,201,Ayr"));
        Path file = folder.resolve("mend.csv");
        command("export", file.toString(), "--run", first.runId().value());
        command("discard", id(3));
        Files.writeString(
                file, Files.readString(file).replace(",200,", ",20,") + "999999999,held,,,9,Nobody,1,Ayr\r\n");

        assertThatThrownBy(() -> mending(file))
                .isInstanceOf(QuarantineException.class)
                .hasMessageContaining("nothing was changed")
                .hasMessageContaining("quarantine_id " + id(3) + " is discarded already")
                .hasMessageContaining("quarantine_id 999999999 is not known");

        assertThat(states()).containsExactly("2|held|null", "3|discarded|null");
    }

    @Test
    @Criterion("quality-fallbacks.4")
    void keepsWhatWasMendedWhileTheRecordWasReplayed() throws Exception {
        people.load(List.of("1,Ann,20,Ayr", "2,Bo,160,Ayr", "3,Cy,20,ayr"));
        Path file = folder.resolve("mend.csv");
        command("export", file.toString(), "--pipeline", people.name());
        Files.writeString(file, Files.readString(file).replace("Bo", "Bob").replace(",20,ayr", ",20,Ayr"));
        people.defining("max: 150", "max: 250");
        TestWorkspace workspace = people.workspace(new Meanwhile(() -> command("fix", file.toString())));

        int code = line(workspace).execute("replay");

        assertThat(code).isEqualTo(1);
        assertThat(workspace.printed() + workspace.complained() + workspace.lastRun())
                .contains("somebody else changed quarantined records while they were replayed");
        assertThat(people.rows()).containsExactly("1|Ann|20|Ayr");
        assertThat(states()).containsExactly("2|fixed|null", "3|fixed|null");
        command("replay");
        assertThat(people.rows()).containsExactly("1|Ann|20|Ayr", "2|Bob|160|Ayr", "3|Cy|20|Ayr");
        assertThat(states()).containsExactly("2|replayed|inserted", "3|replayed|inserted");
    }

    @Test
    void takesNoFileBackWhereSomebodyElseWasQuicker() throws Exception {
        people.load(List.of("1,Ann,20,Ayr", "2,Bo,200,Ayr"));
        Path file = folder.resolve("mend.csv");
        command("export", file.toString(), "--pipeline", people.name());
        Files.writeString(file, Files.readString(file).replace(",200,", ",20,"));

        try (Warehouse warehouse = people.workspace().warehouse("a test")) {
            Mending slower = new Mending(new QuarantineTable(warehouse, List.of()));
            List<Mending.Change> changes = slower.changes(file);
            slower.write(changes, Clock.systemUTC(), ActionRecorder.NONE, null);

            assertThatThrownBy(() -> slower.write(changes, Clock.systemUTC(), ActionRecorder.NONE, null))
                    .isInstanceOf(QuarantineException.class)
                    .hasMessageContaining("somebody else changed record");
        }
    }

    @Test
    @Criterion("quality-fallbacks.4")
    void yieldsToARowOfALaterRun() throws Exception {
        people.load(List.of("1,Ann,20,Ayr", "2,Bo,200,Ayr"));
        people.load(List.of("2,Bob,21,Bath"));
        people.defining("max: 150", "max: 250");

        command("replay");

        assertThat(people.rows()).containsExactly("1|Ann|20|Ayr", "2|Bob|21|Bath");
        assertThat(states()).containsExactly("2|replayed|superseded");
    }

    @Test
    void yieldsToALaterRecordOfItsOwnFile() throws Exception {
        people.load(List.of("1,Ann,200,Ayr", "2,Bo,20,Ayr", "1,Anna,21,Bath"));
        people.defining("max: 150", "max: 250");

        command("replay");

        assertThat(people.rows()).containsExactly("1|Anna|21|Bath", "2|Bo|20|Ayr");
        assertThat(states()).containsExactly("1|replayed|superseded");
    }

    @Test
    void replaysEachRunInItsOrderAndTheLaterOneWins() throws Exception {
        people.load(List.of("1,Ann,200,Ayr"));
        people.load(List.of("1,Anna,201,Bath", "2,Bo,20,Ayr"));
        people.defining("max: 150", "max: 250");

        command("replay", "--quiet");

        assertThat(people.rows()).containsExactly("1|Anna|201|Bath", "2|Bo|20|Ayr");
        assertThat(
                        people.select(
                                "SELECT COUNT(*) FROM etl.enrichment_audit WHERE pipeline = 'NAME' AND operation_type = 'REPLAY'"))
                .containsExactly("2");
    }

    @Test
    void readsRecordsInTheCharsetOfTheirFile() throws Exception {
        people.defining("pipeline: ", "pipeline: ").defining("source:\n", "source:\n  charset: windows-1252\n");
        people.load(
                "latin.csv",
                "person_id,name,age,town\n1,Zo\u00EB,200,Ayr\n",
                java.nio.charset.Charset.forName("windows-1252"));
        people.defining("max: 150", "max: 250");

        command("replay");

        assertThat(people.rows()).containsExactly("1|Zo\u00EB|200|Ayr");
    }

    @Test
    @Criterion("quality-fallbacks.3")
    void loadsARecordWithoutItsBadOptionalColumns() throws Exception {
        people.with("errors.mode", "salvage");

        RunResult result = people.load(List.of("1,Ann,old,ayr", "2,,20,Ayr", "3,Cy,30,Ayr"));

        assertThat(result.accounting().quarantined()).isEqualTo(1);
        assertThat(result.accounting().holds()).isTrue();
        assertThat(people.rows()).containsExactly("1|Ann|null|null", "3|Cy|30|Ayr");
        assertThat(states()).containsExactly("1|salvaged|null", "2|held|null");
    }

    @Test
    void keepsNoBytesWhereThatIsWanted() throws Exception {
        people.with("quarantine.raw", "none");
        people.load(List.of("1,Ann,20,Ayr", "2,Bo,200,Ayr"));
        people.defining("max: 150", "max: 250");

        command("replay");

        assertThat(people.select("SELECT raw, raw_length, rule_name" + OF_NAME)).containsExactly("null|12|not-kept");
    }

    @Test
    void listsWithoutValuesAndShowsWithThem() throws Exception {
        RunResult result = people.load(List.of("1,Ann,20,Ayr", "2,Bo,200,Ayr"));

        String listed = command("list", "--run", result.runId().value());
        String shown = command("show", id(2));

        assertThat(listed).contains("1 record:", "held", "range age").doesNotContain("Bo");
        assertThat(listed.lines()).allMatch(line -> line.length() <= 80);
        assertThat(shown).contains("2,Bo,200,Ayr", "range in age", "person_id,name,age,town", "record 2, line 3");
    }

    @Test
    void findsTheRecordsOfOnePipeline() throws Exception {
        people.load(List.of("1,Ann,20,Ayr", "2,Bo,200,Ayr"));

        assertThat(command("list", "--pipeline", people.name())).contains("1 record:");
        assertThat(command("list", "--pipeline", "another")).contains("Nothing waits");
        assertThat(command("export", folder.resolve("e.csv").toString(), "--pipeline", "another"))
                .contains("Nothing waits");
        assertThat(command("discard", "--pipeline", "another")).contains("0 records discarded");
        assertThat(command("discard", "--pipeline", people.name())).contains("1 record discarded");
        assertThat(states()).containsExactly("2|discarded|null");
    }

    @Test
    void writesTheFileWhereThatIsWanted() throws Exception {
        people.with("quarantine.sink", "both");

        RunResult result = people.load(List.of("1,Ann,20,Ayr", "2,Bo,200,Ayr"));

        assertThat(Files.readString(result.rejectsFile(), StandardCharsets.UTF_8))
                .contains("2,Bo,200,Ayr");
        assertThat(states()).containsExactly("2|held|null");
    }
}
