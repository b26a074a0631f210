package dev.etlpipeline.resilience.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.module.ManualAction;
import dev.etlpipeline.core.run.Accounting;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.resilience.RecordedActions;
import dev.etlpipeline.testkit.TestDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What ledger and resume promise, on every database, with the whole engine. A subclass says which. */
@Timeout(120)
abstract class LedgerContract {

    /** Forty people, three of them twice. */
    private static final Accounting WHOLE = new Accounting(43, 35, 3, 0, 0, 5);

    private static final String SECOND_ATTEMPT = "2|SUCCEEDED|43|35|3|0|0|5";

    @TempDir
    Path folder;

    private People people;

    /** The database under test; may skip the test. */
    protected abstract TestDatabase database(Path folder);

    @BeforeEach
    void prepare() throws IOException {
        people = new People(database(folder), folder);
    }

    @Test
    void hasWhatIsExpectedAfterAnUndisturbedRun() throws Exception {
        RunResult result = people.process().run();

        assertThat(result.accounting()).isEqualTo(WHOLE);
        assertThat(people.content()).isEqualTo(People.loaded());
    }

    @Test
    @Criterion("checkpointing.2")
    void keepsARowForEachChunkAndNoneForTheOneThatWasRolledBack() throws Exception {
        RunResult result = people.process(Faults.failingAt(22)).run();

        assertThat(result.state()).isEqualTo(RunState.FAILED);
        assertThat(people.ledger()).containsExactly("1|1|1|7", "1|2|8|14", "1|3|15|21");
        assertThat(people.content()).hasSize(21 - 3);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 8, 15, 22, 29, 36, 43})
    @Criterion("checkpointing.3")
    @Criterion("checkpointing.4")
    @Criterion("transactions.4")
    void goesOnFromEveryChunkToTheEndOfAnUndisturbedRun(long firstRecord) throws Exception {
        RunResult first = people.process(Faults.failingAt(firstRecord)).run();
        People.Program second = people.process();

        assertThat(second.resume()).as(second::refused).isZero();

        assertThat(second.result().runId()).isEqualTo(first.runId());
        assertThat(second.result().accounting()).isEqualTo(WHOLE);
        assertThat(second.result().before()).isEqualTo(firstRecord - 1);
        assertThat(second.result().rejects()).containsEntry("required", 5L);
        assertThat(people.audit()).hasSize(2).last().isEqualTo(SECOND_ATTEMPT);
        assertThat(people.content()).isEqualTo(People.loaded());
        assertThat(people.ledger()).hasSize(7).last().isEqualTo("2|7|43|43");
        assertThat(second.unfinished()).isEmpty();
    }

    @Test
    @Criterion("audit-trail.3")
    void tellsThatSomebodyGoesOnAndWhy() throws Exception {
        RunResult first = people.process(Faults.failingAt(22)).run();
        RecordedActions recorded = new RecordedActions();

        people.process(recorded).resume("--reason", "the disk has room again");

        assertThat(recorded.all())
                .containsExactly(new ManualAction(
                        "resume", people.name(), "run " + first.runId(), 21, "the disk has room again"));
    }

    @Test
    @Criterion("checkpointing.4")
    void goesOnAfterSeveralEndsAndWithOtherChunks() throws Exception {
        people.process(Faults.failingAt(15)).run();
        people.process(Map.of("load.chunk-rows", "5"), Faults.failingAt(25)).resume();
        People.Program third = people.process(Map.of("load.chunk-rows", "10"));

        assertThat(third.resume()).as(third::refused).isZero();

        assertThat(third.result().accounting()).isEqualTo(WHOLE);
        assertThat(people.audit()).extracting(row -> row.substring(0, 4)).containsExactly("1|FA", "2|FA", "3|SU");
        assertThat(people.ledger())
                .containsExactly("1|1|1|7", "1|2|8|14", "2|3|15|19", "2|4|20|24", "3|5|25|34", "3|6|35|43");
        assertThat(people.content()).isEqualTo(People.loaded());
    }

    @Test
    @Criterion("transactions.1")
    @Criterion("transactions.4")
    void countsAChunkOnceWhoseCommitWasAnsweredToNobody() throws Exception {
        People.Program process = people.process(Faults.losingTheAnswerOf(8));

        RunResult result = process.run();

        assertThat(result.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(result.accounting()).isEqualTo(WHOLE);
        assertThat(people.ledger()).hasSize(7);
        assertThat(people.content()).isEqualTo(People.loaded());
    }

    @Test
    @Criterion("checkpointing.4")
    void goesOnBehindAChunkWhoseCommitWasAnsweredToNobody() throws Exception {
        RunResult first = people.process(Map.of("resilience.retry.enabled", "false"), Faults.losingTheAnswerOf(8))
                .run();
        assertThat(first.accounting().read()).isEqualTo(7);
        People.Program second = people.process();

        assertThat(second.resume()).as(second::refused).isZero();

        assertThat(second.result().before()).isEqualTo(14);
        assertThat(second.result().accounting()).isEqualTo(WHOLE);
    }

    @Test
    void goesOnInACompressedFile() throws Exception {
        Path packed = folder.resolve("people.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(people.file(), out);
        }
        people.process(Faults.failingAt(22)).run(Long.MAX_VALUE, packed);
        People.Program second = people.process();

        assertThat(second.resume()).as(second::refused).isZero();

        assertThat(second.result().accounting()).isEqualTo(WHOLE);
        assertThat(people.content()).isEqualTo(People.loaded());
    }

    @Test
    void keepsTheLimitThatTheRunWasAskedFor() throws Exception {
        people.process(Faults.failingAt(15)).run(20, people.file());
        People.Program second = people.process();

        assertThat(second.resume()).as(second::refused).isZero();

        assertThat(second.result().accounting().read()).isEqualTo(20);
    }

    @Test
    void goesOnWithAFileThatWasMovedAndRefusesOneThatIsGone() throws Exception {
        people.process(Faults.failingAt(15)).run();
        Path moved = Files.move(people.file(), folder.resolve("moved.csv"));
        People.Program without = people.process();
        People.Program with = people.process();

        assertThat(without.resume()).isEqualTo(2);
        assertThat(with.resume("--input", moved.toString())).as(with::refused).isZero();

        assertThat(without.refused()).contains("is no longer at " + people.file(), "--input");
        assertThat(with.result().accounting()).isEqualTo(WHOLE);
    }

    @Test
    void refusesAFileWithAnotherHeader() throws Exception {
        people.process(Faults.failingAt(22)).run();
        List<String> lines = People.lines(People.PEOPLE);
        lines.set(0, "name,person_id");
        people.write(lines);
        People.Program second = people.process();

        assertThat(second.resume("--force")).isEqualTo(2);

        assertThat(second.refused()).contains("not only behind what was read: its header is another");
    }

    @Test
    void asksForTheBytesOfARunThatReadStandardInput() throws Exception {
        people.process(Faults.failingAt(22)).run();
        people.execute("UPDATE etl.run_request SET input_path = NULL, input_name = 'stdin' WHERE pipeline = '"
                + people.name() + "'");
        People.Program second = people.process();

        assertThat(second.resume()).isEqualTo(2);
        assertThat(second.resume("--input", people.file().toString()))
                .as(second::refused)
                .isZero();

        assertThat(second.refused()).contains("read stdin, which is gone with its process", "--input -");
    }

    @Test
    void refusesAFileThatChangedWhereItWasRead() throws Exception {
        people.process(Faults.failingAt(22)).run();
        List<String> lines = People.lines(People.PEOPLE);
        lines.set(9, "p9,Other");
        people.write(lines);
        People.Program second = people.process();

        assertThat(second.resume()).isEqualTo(2);
        assertThat(second.resume("--force")).as("not safe, so not to be forced").isEqualTo(2);

        assertThat(second.refused())
                .contains("people.csv changed, from ", "not only behind what was read: records 8 to 14 are others")
                .contains("Load the whole file with ./pipeline run");
        assertThat(people.audit()).hasSize(1);
    }

    @Test
    void goesOnWithAFileThatChangedBehindWhatWasReadWhereForced() throws Exception {
        people.process(Faults.failingAt(22)).run();
        List<String> lines = new ArrayList<>(People.lines(People.PEOPLE));
        lines.add("p44,Added");
        lines.set(30, "p30,Mended");
        people.write(lines);
        People.Program second = people.process();

        assertThat(second.resume()).isEqualTo(2);
        assertThat(second.refused()).contains("but not before record 22", "go on with --force");
        assertThat(second.resume("--force")).as(second::refused).isZero();

        assertThat(second.result().accounting()).isEqualTo(new Accounting(44, 36, 3, 0, 0, 5));
        assertThat(people.content()).anyMatch(row -> row.startsWith("p30|Mended|"));
    }

    @Test
    void refusesAChangedDefinition() throws Exception {
        people.process(Faults.failingAt(22)).run();
        people.define("steps: [{step: upper-case, columns: [name]}]".replace("upper-case", "trim"));
        People.Program second = people.process();

        assertThat(second.resume("--force")).isEqualTo(2);

        assertThat(second.refused())
                .contains("the definition of " + people.name() + " changed since the run began")
                .contains("Load the whole file with ./pipeline run");
    }

    @Test
    void takesADefinitionForTheSameWhereOnlyItsCommentsDiffer() throws Exception {
        people.process(Faults.failingAt(22)).run();
        people.define("# a comment");
        People.Program second = people.process();

        assertThat(second.resume()).as(second::refused).isZero();
    }

    @Test
    void findsTheDefinitionOfTheRunsPipelineBesideTheUsualOne() throws Exception {
        people.process(Faults.failingAt(22)).run();
        Path other = people.definition().resolveSibling("other.yaml");
        Files.writeString(other, Files.readString(people.definition()).replace(people.name(), people.name() + "x"));
        People.Program second = people.process(Map.of("paths.definition", other.toString()));
        People.Program wrong = people.process();

        assertThat(wrong.resume("--definition", other.toString())).isEqualTo(2);
        assertThat(second.resume()).as(second::refused).isZero();

        assertThat(wrong.refused()).contains("it is a run of pipeline " + people.name(), "--definition");
    }

    @Test
    void refusesSettingsThatChangeWhatARecordIs() throws Exception {
        people.process(Faults.failingAt(22)).run();
        People.Program second = people.process(Map.of("csv.max-record-bytes", "4096"));

        assertThat(second.resume("--force")).isEqualTo(2);

        assertThat(second.refused()).contains("the setting csv.max-record-bytes=4096 was 1048576 when the run began");
    }

    @Test
    void refusesARunThatIsAtItsEnd() throws Exception {
        RunResult first = people.process().run();
        People.Program second = people.process();

        assertThat(second.resume()).isEqualTo(2);
        assertThat(second.command(ResumeCommand.class, "29990101T")).isEqualTo(2);

        assertThat(second.refused())
                .contains("Run " + first.runId() + " ended SUCCEEDED: there is nothing to go on with")
                .contains("No run begins with 29990101T");
    }

    @Test
    void refusesARunWithoutALedger() throws Exception {
        RunResult first = people.process(Faults.failingAt(22)).run();
        people.execute("DELETE FROM etl.run_request WHERE run_id = '" + first.runId() + "'");
        People.Program second = people.process();

        assertThat(second.resumeThat(first.runId())).isEqualTo(2);

        assertThat(second.refused()).contains("was made without a ledger");
    }

    @Test
    void refusesToGuessWhichOfTwoRunsIsMeant() throws Exception {
        RunResult first = people.process(Faults.failingAt(22)).run();
        RunResult other = people.process(Faults.failingAt(1)).run();
        People.Program third = people.process();

        assertThat(third.command(ResumeCommand.class)).isEqualTo(2);

        assertThat(third.refused())
                .contains(
                        "runs are unfinished, name one of them: ",
                        first.runId().value(),
                        other.runId().value());
    }

    @Test
    void refusesARunThatIsAlive() throws Exception {
        RunResult first = people.process(Faults.failingAt(22)).run();
        people.execute("UPDATE etl.run_lease SET held = 1 WHERE pipeline = '" + people.name() + "'");
        People.Program second = people.process(Map.of("lease.ttl", "PT10S"));

        try (Beating beating = new Beating(people)) {
            assertThat(second.resumeThat(first.runId())).isEqualTo(1);
        }

        assertThat(second.refused()).contains("is being run by ", "run " + first.runId());
        assertThat(people.ledger()).hasSize(3);
    }

    @Test
    void refusesARunWhoseRowsANewerFileHasOvertaken() throws Exception {
        RunResult first = people.process(Faults.failingAt(22)).run();
        Path newer = Files.writeString(folder.resolve("newer.csv"), "person_id,name\np30,Newer\n");
        RunResult second = people.process().run(Long.MAX_VALUE, newer);
        People.Program third = people.process();

        assertThat(third.resumeThat(first.runId())).isEqualTo(2);
        assertThat(third.refused()).contains("run " + second.runId() + " loaded another file since");
        assertThat(third.resumeThat(first.runId(), "--force"))
                .as(third::refused)
                .isZero();
    }

    @Test
    void countsARunAsFinishedWhoseFileALaterOneLoaded() throws Exception {
        people.process(Faults.failingAt(22)).run();
        assertThat(people.process().unfinished()).hasSize(1);

        people.process().run(5, people.file());
        assertThat(people.process().unfinished()).hasSize(1);
        people.process().run();

        assertThat(people.process().unfinished()).isEmpty();
    }

    @Test
    @Criterion("checkpointing.1")
    void tellsWhyARunEndedHowFarItCameAndHowToGoOn() throws Exception {
        RunResult first = people.process(Faults.failingAt(22)).run();
        People.Program later = people.process();

        var own = later.unfinished().get(0);
        later.status();

        assertThat(own.get("run_id").asText()).isEqualTo(first.runId().value());
        assertThat(own.get("status").asText()).isEqualTo("FAILED");
        assertThat(own.get("records").asLong()).isEqualTo(21);
        assertThat(own.get("why").asText()).isEqualTo("java.lang.IllegalStateException");
        assertThat(later.printed())
                .contains(first.runId() + "  FAILED  " + people.name() + ", attempt 1")
                .containsPattern("came to +record 21, \\d+ % of people.csv")
                .contains("./pipeline resume " + first.runId());
    }

    @Test
    void neverGoesOnTwiceWithOneAttempt() throws Exception {
        RunResult first = people.process(Faults.failingAt(22)).run();
        people.execute(
                "INSERT INTO etl.enrichment_audit (batch_id, attempt, pipeline, operation_type, processing_start,"
                        + " processing_end, status, source_file_id, fence, pipeline_version, records_processed)"
                        + " SELECT batch_id, 3, pipeline, operation_type, processing_start, processing_end, 'FAILED',"
                        + " source_file_id, fence, pipeline_version, 0 FROM etl.enrichment_audit WHERE batch_id = '"
                        + first.runId() + "' AND attempt = 1");
        People.Program second = people.process();

        RunResult result = second.attempt(first.runId(), 2);

        assertThat(result.state()).isEqualTo(RunState.FAILED);
        assertThat(result.failed()).get().asString().contains("was gone on with by somebody else meanwhile");
        assertThat(people.ledger()).hasSize(3);
    }
}
