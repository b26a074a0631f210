package dev.etlpipeline.governance.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.testkit.H2Databases;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What somebody who may write to the tables can do to them, and that it is seen. */
@Timeout(120)
@Criterion("audit-trail.3")
class TamperingTest {

    /** Columns of an event but for its number. */
    private static final String REST =
            "happened, kind, run_id, run_no, chunk, os_user, database_user, host, rows_inserted,"
                    + " rows_updated, rows_unchanged, rows_superseded, rows_quarantined, changes, changes_hash, detail, key_id,"
                    + " previous, hash";

    @TempDir
    Path folder;

    private AuditedPeople people;

    /** Two runs: events 1 to 6, and 7 to 11, which changed names. */
    @BeforeEach
    void load() throws Exception {
        people = new AuditedPeople(H2Databases.inFolder(folder), folder);
        people.run();
        people.write(12, "Leeds", "Other ");
        people.run();
    }

    @Test
    void findsNothingWhereNothingWasDone() throws Exception {
        AuditedPeople.Said said = people.verify();

        assertThat(said.text()).contains(people.name() + ": whole, 11 events and 10 changes, 2 anchors compared");
        assertThat(said.exit()).isZero();
    }

    @Test
    void namesAnEventThatWasEdited() throws Exception {
        people.execute("UPDATE governance.audit_event SET rows_inserted = 3 WHERE stream = $ AND number = 4");

        finds("EDITED: event 4 (chunk.loaded of run ", "is not as it was written");
    }

    @Test
    void namesAnEventWhoseHashWasEditedToo() throws Exception {
        people.execute(
                "UPDATE governance.audit_event SET detail = '{}', hash = previous WHERE stream = $ AND number = 4");

        finds("EDITED: event 4 (chunk.loaded");
    }

    @Test
    void namesAnEventThatWasDeleted() throws Exception {
        people.execute("DELETE FROM governance.audit_event WHERE stream = $ AND number = 4");

        finds("DELETED: event 4 is not there");
    }

    @Test
    void namesAnEventThatWasDeletedThoughTheOthersWereNumberedAnew() throws Exception {
        people.execute(
                "DELETE FROM governance.audit_event WHERE stream = $ AND number = 4",
                "UPDATE governance.audit_event SET number = number - 1 WHERE stream = $ AND number > 4",
                "UPDATE governance.audit_head SET number = number - 1 WHERE stream = $");

        finds(
                "DELETED: event 4 was deleted, and the others numbered anew: events 4 to 10 were written as events 5 to 11");
    }

    @Test
    void namesAnEventThatWasInserted() throws Exception {
        people.execute(
                "UPDATE governance.audit_event SET number = -number - 1 WHERE stream = $ AND number > 3",
                "UPDATE governance.audit_event SET number = -number WHERE stream = $ AND number < 0",
                "INSERT INTO governance.audit_event (stream, number, " + REST + ") SELECT stream, 4, " + REST
                        + " FROM governance.audit_event WHERE stream = $ AND number = 3",
                "UPDATE governance.audit_event SET detail = '{}' WHERE stream = $ AND number = 4",
                "UPDATE governance.audit_head SET number = number + 1 WHERE stream = $");

        finds("INSERTED: event 4 was inserted");
    }

    @Test
    void namesAnEventThatWasPutBehindTheLast() throws Exception {
        people.execute("INSERT INTO governance.audit_event (stream, number, " + REST + ") SELECT stream, 12, " + REST
                + " FROM governance.audit_event WHERE stream = $ AND number = 11");

        finds("INSERTED: event 12 stand", "behind the head");
    }

    @Test
    void namesEventsThatChangedPlaces() throws Exception {
        people.execute(
                "UPDATE governance.audit_event SET number = 0 WHERE stream = $ AND number = 4",
                "UPDATE governance.audit_event SET number = 4 WHERE stream = $ AND number = 8",
                "UPDATE governance.audit_event SET number = 8 WHERE stream = $ AND number = 0");

        finds("REORDERED: event 4 (", "was written as event 8", "was written as event 4");
    }

    @Test
    void namesNeighboursThatChangedPlaces() throws Exception {
        people.execute(
                "UPDATE governance.audit_event SET number = 0 WHERE stream = $ AND number = 4",
                "UPDATE governance.audit_event SET number = 4 WHERE stream = $ AND number = 5",
                "UPDATE governance.audit_event SET number = 5 WHERE stream = $ AND number = 0");

        finds("REORDERED: event 4 (", "was written as event 5", "was written as event 4");
    }

    @Test
    void namesATailThatWasCutOff() throws Exception {
        people.execute("DELETE FROM governance.audit_event WHERE stream = $ AND number > 9");

        finds("CUT: events 10 to 11 at the end are gone: the head says");
    }

    @Test
    void namesATailThatWasCutOffWithItsHeadByTheAnchor() throws Exception {
        people.execute(
                "DELETE FROM governance.audit_change WHERE stream = $ AND event > 8",
                "DELETE FROM governance.audit_event WHERE stream = $ AND number > 8",
                "UPDATE governance.audit_head SET number = 8, hash = (SELECT hash FROM governance.audit_event"
                        + " WHERE stream = $ AND number = 8) WHERE stream = $");

        finds("CUT: events 9 to 11 at the end are gone: event 11 was anchored at ");
    }

    @Test
    void namesAStreamThatIsGoneWhole() throws Exception {
        people.execute(
                "DELETE FROM governance.audit_change WHERE stream = $",
                "DELETE FROM governance.audit_event WHERE stream = $",
                "DELETE FROM governance.audit_head WHERE stream = $");

        finds("CUT: events 1 to 11 at the end are gone: event 11 was anchored at ");
    }

    @Test
    void namesAChainThatWasWrittenAnewByTheAnchor() throws Exception {
        people.execute("DELETE FROM governance.audit_change WHERE stream = $");
        people.execute("DELETE FROM governance.audit_event WHERE stream = $");
        people.execute("DELETE FROM governance.audit_head WHERE stream = $");
        people.run();
        people.run();

        finds("REWRITTEN: event 6 (", "is not the one that was anchored at");
    }

    @Test
    void namesAnEventWhoseChangesWereEdited() throws Exception {
        people.execute("UPDATE governance.audit_change SET after_hash = before_hash WHERE stream = $ AND event = 8"
                + " AND place = 0");

        finds("CHANGES: what event 8 (chunk.loaded");
    }

    @Test
    void namesAnEventWhoseChangesWereDeleted() throws Exception {
        people.execute("DELETE FROM governance.audit_change WHERE stream = $ AND event = 8 AND place = 1");

        finds("CHANGES: what event 8 (", "wrote 5 rows into governance.audit_change, and 4 are there");
    }

    @Test
    void saysThatTheKeyIsAnother() throws Exception {
        Files.delete(folder.resolve("keys/governance.key"));

        finds("KEY: event 1 (", "give the key of that time");
    }

    @Test
    void namesEventsThatWereBoundWithoutTheKey() throws Exception {
        people.with("governance.keys.create", "false");
        Path key = folder.resolve("keys/governance.key");
        Files.move(key, folder.resolve("away"));
        people.run();
        Files.move(folder.resolve("away"), key);

        finds("KEY: event 1", "is bound without a key, though event 1 before it was bound with one");
    }

    @Test
    void beginsWithTheEventThatIsAskedFor() throws Exception {
        people.execute("UPDATE governance.audit_event SET rows_inserted = 3 WHERE stream = $ AND number = 4");

        assertThat(people.verify("--from", "5").exit()).isZero();
        assertThat(people.verify("--from", "4").exit()).isEqualTo(1);
    }

    private void finds(String... texts) {
        AuditedPeople.Said said = people.verify();

        assertThat(said.text()).contains("NOT WHOLE").contains(texts);
        assertThat(said.exit()).isEqualTo(1);
    }
}
