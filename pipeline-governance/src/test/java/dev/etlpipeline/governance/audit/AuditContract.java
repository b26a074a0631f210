package dev.etlpipeline.governance.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.testkit.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is put on record, on every database, with the whole engine. A subclass says which. */
@Timeout(120)
abstract class AuditContract {

    private static final List<String> FIRST_RUN =
            List.of("system.changed", "run.started", "chunk.loaded", "chunk.loaded", "chunk.loaded", "run.finished");

    @TempDir
    Path folder;

    private TestDatabase database;
    private AuditedPeople people;

    /** The database under test; may skip the test. */
    protected abstract TestDatabase database(Path folder);

    @BeforeEach
    void prepare() throws Exception {
        database = database(folder);
        people = new AuditedPeople(database, folder);
    }

    @Test
    @Criterion("audit-trail.1")
    @Criterion("audit-trail.2")
    void putsAnEventForEachChunkBetweenStartAndEndOfARun() throws Exception {
        RunResult result = people.run();

        assertThat(people.kinds()).isEqualTo(FIRST_RUN);
        assertThat(people.query("SELECT chunk, rows_inserted, rows_quarantined, detail FROM governance.audit_event"
                        + " WHERE stream = $ AND kind = 'chunk.loaded' ORDER BY number"))
                .hasSize(3)
                .first()
                .asString()
                .startsWith("1|5|0|{\"first\":1,\"last\":5,\"read\":5,\"transformed\":5,\"validated\":5,\"passed\":5");
        assertThat(people.query("SELECT detail FROM governance.audit_event WHERE stream = $ AND chunk = 2"))
                .first()
                .asString()
                .contains("\"rejects\":{\"required\":1}");
        assertThat(people.query("SELECT e.rows_inserted, e.rows_quarantined, a.batch_id FROM governance.audit_event e"
                        + " JOIN etl.enrichment_audit a ON a.audit_id = e.run_no"
                        + " WHERE e.stream = $ AND e.kind = 'run.finished'"))
                .containsExactly("10|2|" + result.runId());
        assertThat(people.verify().exit()).isZero();
    }

    @Test
    @Criterion("audit-trail.2")
    void saysHowOftenEachStepAndRuleWasApplied() throws Exception {
        people.run();

        assertThat(people.query("SELECT detail FROM governance.audit_event WHERE stream = $ AND kind = 'run.finished'"))
                .first()
                .asString()
                .contains("{\"step\":\"trim\",\"records\":12}", "{\"rule\":\"required(name)\",\"records\":12}")
                .contains("\"rejects\":{\"required\":2}");
    }

    @Test
    @Criterion("audit-trail.2")
    @Criterion("audit-trail.3")
    void saysWhoStartedARunAndWithWhat() throws Exception {
        people.run();

        List<String> started = people.query("SELECT os_user, database_user, host, detail FROM governance.audit_event"
                + " WHERE stream = $ AND kind = 'run.started'");

        assertThat(started).hasSize(1).first().asString().startsWith(System.getProperty("user.name") + "|");
        assertThat(started.get(0))
                .doesNotContain("|null|")
                .contains("\"operation\":\"LOAD\"", "\"version\":\"test\"", "\"file\":\"", "\"settings\":\"");
    }

    @Test
    @Criterion("audit-trail.3")
    void namesWhatChangedOfTheSystemAndNeverItsValue() throws Exception {
        people.run();
        people.run();
        people.define("[personal]");
        people.with("load.chunk-bytes", "123456").run();

        List<String> changes = people.query(
                "SELECT detail FROM governance.audit_event WHERE stream = $ AND kind = 'system.changed' ORDER BY number");

        assertThat(changes).hasSize(2);
        assertThat(changes.get(1))
                .startsWith("{\"changed\":[\"definition.columns\",\"definition.source\","
                        + "\"setting.load.chunk-bytes\"],")
                .contains("\"migrations.governance\":\"V")
                .doesNotContain("123456");
    }

    @Test
    @Criterion("audit-trail.1")
    void provesThatAPersonalValueChangedWithoutKeepingIt() throws Exception {
        people.run();
        people.write(12, AuditedPeople.SECRET_PLACE, "Other ");
        people.run();

        List<String> changes = people.query("SELECT row_key, column_name, compared, before_hash, after_hash"
                + " FROM governance.audit_change WHERE stream = $ ORDER BY event, place");

        assertThat(changes).hasSize(10).allMatch(change -> change.contains("|name|true|"));
        assertThat(changes.get(0)).startsWith("p1|");
        assertThat(changes).extracting(change -> change.split("\\|")[3]).doesNotHaveDuplicates();
        assertThat(people.query("SELECT changes FROM governance.audit_event WHERE stream = $ AND changes > 0"))
                .containsExactly("5", "4", "1");
        assertThat(everything())
                .doesNotContain("Other ")
                .doesNotContain("Name ")
                .doesNotContain("Wonderland");
    }

    @Test
    @Criterion("audit-trail.1")
    void provesThatABackfillChangedAPersonalValue() throws Exception {
        people.run();

        String run = people.rename("Name 1", "Other 1", "the API is back");

        assertThat(people.query("SELECT run_id, changes FROM governance.audit_event WHERE stream = $"
                        + " AND kind = 'action.backfill'"))
                .containsExactly(run + "|1");
        assertThat(people.query("SELECT row_key, column_name, compared FROM governance.audit_change WHERE stream = $"))
                .containsExactly("p1|name|true");
        assertThat(people.verify().exit()).isZero();
        assertThat(people.audit("who-changed", "p1").text())
                .contains("run " + run, "by " + System.getProperty("user.name"), "changed name");
        assertThat(everything()).doesNotContain("Other ").doesNotContain("Name ");
    }

    @Test
    void comparesWhatTheTargetHoldsWhereValuesAreMasked() throws Exception {
        people.with("governance.mask.mode", "mask").run();
        people.write(12, AuditedPeople.SECRET_PLACE, "Other ");
        people.run();

        assertThat(people.query("SELECT DISTINCT column_name, compared FROM governance.audit_change WHERE stream = $"))
                .containsExactly("name|stored");
    }

    @Test
    void putsNoPersonalKeyOnRecord() throws Exception {
        Path definition = folder.resolve("people.yaml");
        Files.writeString(definition, Files.readString(definition).replace("key: true", "key: true, tags: [personal]"));
        people.run();
        people.write(12, "Leeds", "Other ");
        people.run();

        assertThat(people.query("SELECT DISTINCT row_key FROM governance.audit_change WHERE stream = $"))
                .containsExactly("null");
    }

    @Test
    void putsNoChangeOnRecordWhereNoTaggedColumnChanged() throws Exception {
        people.run();
        people.write(12, "Leeds");

        RunResult result = people.run();

        assertThat(result.accounting().updated()).isEqualTo(10);
        assertThat(people.query("SELECT COUNT(*) FROM governance.audit_change WHERE stream = $"))
                .containsExactly("0");
    }

    @Test
    void putsChangesOfAllColumnsOnRecordWhereThatIsWanted() throws Exception {
        people.with("governance.audit.changes", "all").run();
        people.write(12, "Leeds");

        people.run();

        assertThat(people.query("SELECT DISTINCT column_name FROM governance.audit_change WHERE stream = $"))
                .containsExactly("town");
    }

    @Test
    void putsTheEndOfAFailedRunOnRecordAndNoneOfItsRolledBackChunk() throws Exception {
        people.with(Meddling.failing());

        RunResult result = people.run();

        assertThat(result.state()).isEqualTo(RunState.FAILED);
        assertThat(people.kinds()).containsExactly("system.changed", "run.started", "chunk.loaded", "run.finished");
        assertThat(people.query("SELECT detail FROM governance.audit_event WHERE stream = $ AND kind = 'run.finished'"))
                .first()
                .asString()
                .contains("\"state\":\"FAILED\"", "\"failure\":\"");
        assertThat(people.verify().exit()).isZero();
    }

    @Test
    void putsAChunkOnRecordOnceThatWasDoneTwice() throws Exception {
        people.with(Meddling.conflictingOnce(database.name().equals("h2")));

        RunResult result = people.run();

        assertThat(result.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(people.kinds()).isEqualTo(FIRST_RUN);
        assertThat(people.verify().exit()).isZero();
    }

    @Test
    void putsNothingOnRecordOfADryRun() throws Exception {
        people.run();
        int before = people.kinds().size();

        people.run(true);

        assertThat(people.kinds()).hasSize(before);
    }

    @Test
    void putsTheEndOfARunOnRecordThatLostItsLease() throws Exception {
        people.with(Meddling.inTransaction(
                () -> people.execute("UPDATE etl.run_lease SET fence = fence + 1 WHERE pipeline = $")));

        RunResult result = people.run();

        assertThat(result.state()).isEqualTo(RunState.FENCED);
        assertThat(people.kinds()).containsExactly("system.changed", "run.started", "chunk.loaded", "run.finished");
        assertThat(people.verify().exit()).isZero();
    }

    @Test
    void findsAPlaceForEventsThatOthersAppendMeanwhile() throws Exception {
        people.with(Meddling.actingMeanwhile(people.workspace(), people.name()));

        people.run();

        assertThat(people.kinds()).contains("action.test.meddle").hasSize(FIRST_RUN.size() + 1);
        assertThat(people.verify().exit()).isZero();
    }

    @Test
    void putsNothingOnRecordWhereItIsOff() throws Exception {
        people.with("governance.audit.enabled", "false").run();

        assertThat(people.kinds()).isEmpty();
    }

    @Test
    void bindsEventsWithoutAKeyWhereThereIsNone() throws Exception {
        people.with("governance.keys.create", "false").run();
        people.write(12, "Leeds", "Other ");
        people.run();

        assertThat(people.query("SELECT DISTINCT key_id FROM governance.audit_event WHERE stream = $"))
                .containsExactly("null");
        assertThat(people.query("SELECT COUNT(*) FROM governance.audit_change WHERE stream = $"))
                .containsExactly("0");
        assertThat(people.verify().exit()).isZero();
    }

    /** All texts of this stream. */
    private String everything() throws Exception {
        return String.join(
                "\n",
                String.join("\n", people.query("SELECT detail FROM governance.audit_event WHERE stream = $")),
                String.join(
                        "\n",
                        people.query("SELECT row_key, column_name FROM governance.audit_change WHERE stream = $")),
                Files.readString(people.anchors()));
    }
}
