package dev.etlpipeline.governance.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.governance.key.TestKeys;
import dev.etlpipeline.testkit.H2Databases;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What auditors are given. */
@Timeout(120)
@Criterion("audit-trail.4")
class AuditReportTest {

    @TempDir
    Path folder;

    private AuditedPeople people;

    /** Two runs, the second of which changed names, and a command. */
    @BeforeEach
    void load() throws Exception {
        people = new AuditedPeople(H2Databases.inFolder(folder), folder);
        people.run();
        people.write(12, "Leeds", "Other ");
        people.run();
        Meddling.act(people.workspace(), people.name(), "=the <paper> & {{from}}");
    }

    @Test
    void tellsRunsCommandsSystemAndColumns() {
        AuditedPeople.Said said = people.audit("report");

        assertThat(said.exit()).isZero();
        assertThat(said.text().lines()).allMatch(line -> line.length() <= 80);
        assertThat(said.text().replaceAll("\\s+", " "))
                .contains("LOAD ", ", SUCCEEDED", "by " + System.getProperty("user.name") + " at ")
                .contains("12 read, 10 inserted, 0 updated, 0 unchanged, 0 superseded, 2 quarantined; 3 chunks")
                .contains("test.meddle by ", "record 12 (1): =the <paper> & {{from}}")
                .contains("put on record for the first time")
                .contains(people.name() + ".name: 10 rows in 3 events");
    }

    @Test
    void leavesOutWhatHappenedAtOtherTimes() {
        String tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1).toString();

        AuditedPeople.Said said = people.audit("report", "--from", tomorrow, "--to", tomorrow);

        assertThat(said.text()).contains("no events", "Runs: none", "What people did: none", "Changed columns: none");
    }

    @Test
    void leavesOutOtherPipelines() {
        assertThat(people.audit("report", "--stream", "another").text()).contains("Runs: none");
    }

    @Test
    void tellsOfOneUserAloneWhatWasDoneByHimAndHisRuns() throws Exception {
        people.execute("UPDATE governance.audit_event SET os_user = 'Margaret' WHERE stream = $ AND number >= 7"
                + " AND kind = 'run.started'");

        AuditedPeople.Said hers = people.audit("report", "--user", "margaret");
        AuditedPeople.Said others = people.audit("report", "--user", System.getProperty("user.name"));

        assertThat(hers.text().replaceAll("\\s+", " "))
                .contains(", of user margaret alone", "by Margaret", people.name() + ".name: 10 rows in 3 events")
                .contains("12 read, 0 inserted, 10 updated", "3 chunks", "What people did: none")
                .doesNotContain("10 inserted");
        assertThat(others.text())
                .contains("10 inserted", "test.meddle by ", "Changed columns: none")
                .doesNotContain("Margaret");
    }

    @Test
    void writesWhatOneUserDidToFilesToo() throws Exception {
        Path page = folder.resolve("audit.html");
        Path csv = folder.resolve("audit.csv");

        people.audit("report", "--user", "<nobody>", "--html", page.toString(), "--csv", csv.toString());

        assertThat(Files.readString(page))
                .contains("Only what user &lt;nobody&gt; did.", "<p>None.</p>")
                .doesNotContain("<table>");
        assertThat(Files.readAllLines(csv)).hasSize(1);
    }

    @Test
    void refusesDaysInTheWrongOrder() {
        assertThat(people.audit("report", "--from", "2026-02-01", "--to", "2026-01-01")
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void writesAPageWithWhateverSomebodyTyped() throws Exception {
        Path page = folder.resolve("audit.html");

        people.audit("report", "--html", page.toString());

        assertThat(Files.readString(page))
                .contains("=the &lt;paper&gt; &amp; {&#8203;{from}}", "<h2>Runs</h2>", people.name())
                .doesNotContain("{{");
    }

    @Test
    void writesAPdf() throws Exception {
        Path pdf = folder.resolve("audit.pdf");

        people.audit("report", "--pdf", pdf.toString());

        assertThat(new String(Files.readAllBytes(pdf), 0, 5, StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
        assertThat(Files.size(pdf)).isGreaterThan(2_000);
    }

    @Test
    void writesALineForEachEventThatIsNoChunk() throws Exception {
        Path csv = folder.resolve("audit.csv");

        people.audit("report", "--csv", csv.toString());

        List<String> lines = Files.readAllLines(csv);
        assertThat(lines).hasSize(1 + 6);
        assertThat(lines.get(0)).startsWith("pipeline,number,time,kind,run_id,os_user");
        assertThat(lines.get(6)).contains(",action.test.meddle,", ",'=the <paper> & {{from}},");
    }

    @Test
    @Criterion("audit-trail.1")
    void tellsWhoChangedARow() throws Exception {
        AuditedPeople.Said said = people.audit("who-changed", " p1 ");

        assertThat(said.exit()).isZero();
        assertThat(said.text())
                .contains("In warehouse_test." + people.name() + " since 20", "read from record 1 of people.csv")
                .contains("event 8, run ", "by " + System.getProperty("user.name"), "changed name")
                .doesNotContain("Other");
    }

    @Test
    void saysThatNothingIsKnownOfAKey() {
        assertThat(people.audit("who-changed", "p99").text())
                .contains("has no row of this key, and nothing is on record")
                .doesNotContain("No change");
    }

    @Test
    void makesNoKeyInPlaceOfALostOne() throws Exception {
        Path key = folder.resolve("keys/governance.key");
        Files.move(key, folder.resolve("elsewhere"));

        AuditedPeople.Said verified = people.verify();
        AuditedPeople.Said asked = people.audit("who-changed", "p1");

        assertThat(verified.exit()).isEqualTo(1);
        assertThat(verified.text()).contains("KEY: event 1 ", "and there is none: give the key of that time");
        assertThat(verified.text().lines().filter(line -> line.contains("KEY:")))
                .as("the same of all twelve")
                .hasSize(3);
        assertThat(asked.exit()).isEqualTo(2);
        assertThat(asked.text()).contains("there is no key to find a row's changes by");
        assertThat(key).doesNotExist();
    }

    @Test
    void saysThatAnotherKeyDoesNotFindWhatChanged() throws Exception {
        Files.delete(folder.resolve("keys/governance.key"));
        TestKeys.secrets(folder, "keys/governance.key").required("another");

        AuditedPeople.Said said = people.audit("who-changed", "p1");

        assertThat(said.text().replaceAll("\\s+", " "))
                .contains("There may be more: 3 events with changes of columns were put on record with another key.");
    }

    @Test
    void saysOfAKeyThatCannotBeUsedWhatIsWrongWithIt() throws Exception {
        Files.writeString(folder.resolve("keys/governance.key"), "none\n");

        assertThat(people.verify().text()).contains("AuditException: ", "holds no key: 32 bytes in Base64 are wanted");
    }

    @Test
    void callsNothingWholeThatItDidNotLookAt() {
        AuditedPeople.Said said = people.verify("--from", "99");

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.text()).contains(": no event 99, the last one is 12").doesNotContain("whole");
    }

    @Test
    void refusesFilesThatCannotBeWrittenBeforeItReports() {
        for (String option : List.of("--html", "--pdf", "--csv")) {
            AuditedPeople.Said said = people.audit(
                    "report", option, folder.resolve("nowhere/audit").toString());

            assertThat(said.exit()).as(option).isEqualTo(2);
            assertThat(said.text()).as(option).doesNotContain("Runs");
        }
    }

    @Test
    void refusesAKeyOfTooManyParts() {
        assertThat(people.audit("who-changed", "p1", "p2").exit()).isEqualTo(2);
    }

    @Test
    void anchorsWhatCommandsDid() throws Exception {
        int before = Files.readAllLines(people.anchors()).size();

        people.audit("anchor");

        List<String> lines = Files.readAllLines(people.anchors());
        assertThat(lines).hasSize(before + 1);
        assertThat(lines.get(before)).startsWith(people.name() + "\t12\t");
        assertThat(people.verify().exit()).isZero();
    }

    @Test
    void anchorsOfAnotherWarehouseAreCountedAndNotCompared() throws Exception {
        String own = Files.readString(people.anchors());
        String other =
                own.replaceAll("(?m)\t[^\t]+$", "\tjdbc:h2:file:./another").replaceAll("[0-9a-f]{64}", "0".repeat(64));
        Files.writeString(people.anchors(), own + other);

        AuditedPeople.Said said = people.verify();

        assertThat(said.exit()).as(said.text()).isZero();
        assertThat(said.text()).contains("of other warehouses in", "told nothing");
    }

    @Test
    void saysWhichLineOfTheAnchorFileIsNone() throws Exception {
        Files.writeString(people.anchors(), "rubbish\n");

        AuditedPeople.Said said = people.verify();

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.text()).contains("line 1 of the anchor file");
    }
}
