package dev.etlpipeline.observability.log;

import static dev.etlpipeline.observability.log.Field.*;
import static dev.etlpipeline.observability.log.Severity.CRITICAL;
import static dev.etlpipeline.observability.log.Severity.DEBUG;
import static dev.etlpipeline.observability.log.Severity.ERROR;
import static dev.etlpipeline.observability.log.Severity.INFO;
import static dev.etlpipeline.observability.log.Severity.WARN;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The catalogue: everything that is logged with structure. A line has no field that is not named here; its message is the text,
 * with the fields filled in. docs/observability/events.md is made from it.
 */
public enum Event {
    RUN_STARTED(
            "run.started",
            INFO,
            "The run began with {file}, {bytes} bytes",
            "a run, or a further attempt of one, began",
            FILE,
            BYTES,
            Field.OPERATION,
            DRY_RUN),
    RUN_FINISHED(
            "run.finished",
            INFO,
            "The run ended {state} after {took_ms} ms: read {read}, inserted {inserted}, updated {updated}, unchanged"
                    + " {unchanged}, superseded {superseded}, quarantined {quarantined}",
            "everything is loaded",
            Account.FIELDS),
    RUN_DEGRADED(
            "run.degraded",
            WARN,
            RUN_FINISHED.text,
            "everything is loaded, but some of it was not enriched from its usual source",
            Account.FIELDS),
    RUN_STOPPED(
            "run.stopped",
            WARN,
            "The run stopped {state} after {took_ms} ms ({cause}): read {read}, quarantined {quarantined}",
            "the run can be gone on with: SUSPENDED or INTERRUPTED",
            Account.FIELDS),
    RUN_FAILED(
            "run.failed",
            ERROR,
            "The run ended {state} after {took_ms} ms ({cause}): read {read}, quarantined {quarantined}",
            "the run did not do its work: FAILED, FENCED or REJECTED",
            Account.FIELDS),
    RUN_UNSOUND(
            "run.unsound",
            CRITICAL,
            "The run ended {state} after {took_ms} ms ({cause}), and its account can't be trusted: read {read}",
            "rows are not accounted for, or the process ran out of memory",
            Account.FIELDS),
    REWORK_STARTED(
            "rework.started",
            INFO,
            "The run began: {operation}",
            "work on rows that the target holds began, such as a backfill: a run without a file. It ends as others do",
            Field.OPERATION),
    STAGE_STARTED("stage.started", INFO, "{stage} began", "a stage got its first chunk; stages overlap", STAGE),
    STAGE_FINISHED(
            "stage.finished",
            INFO,
            "{stage} ended after {took_ms} ms: {records} records in {chunks} chunks, {rejects} set aside",
            "a stage has no more chunks to come, or the run ended before that (complete is false)",
            STAGE,
            CHUNKS,
            RECORDS,
            REJECTS,
            TOOK_MS,
            BUSY_MS,
            ROWS_PER_S,
            COMPLETE),
    ROWS_REJECTED(
            "rows.rejected",
            INFO,
            "Set aside by rule: {rules}",
            "the run's rejects, by rule; at its end",
            RULES,
            REJECTS),
    CHUNK_READ("chunk.read", DEBUG, "{records} records read", "a chunk was read", RECORDS, BYTES),
    CHUNK_COMMITTED(
            "chunk.committed",
            DEBUG,
            "{records} records committed: inserted {inserted}, updated {updated}, unchanged {unchanged}, superseded"
                    + " {superseded}, quarantined {quarantined}",
            "a chunk's transaction was committed",
            RECORDS,
            INSERTED,
            UPDATED,
            UNCHANGED,
            SUPERSEDED,
            QUARANTINED),
    CONNECTED(
            "warehouse.connected",
            INFO,
            "{target} answered after {took_ms} ms",
            "a step at the warehouse before the first chunk succeeded: connecting, migrating, the lease, the target",
            TARGET,
            TOOK_MS),
    API_CALLED("api.called", DEBUG, "{target} is asked", "a request goes out, under the span_id of the line", TARGET),
    API_ANSWERED(
            "api.answered",
            DEBUG,
            "{target} answered after {took_ms} ms",
            "a call of an API succeeded",
            TARGET,
            TOOK_MS),
    API_SKIPPED(
            "api.skipped",
            DEBUG,
            "{target} was not asked",
            "a protection kept a call back, or the run ended before it was done",
            TARGET,
            CAUSE),
    API_FAILED(
            "api.failed",
            DEBUG,
            "{target} failed after {took_ms} ms, {connect_ms} ms of them to be connected: {cause}, status {status}",
            "one attempt at an API failed, beneath what repeats it",
            TARGET,
            CAUSE,
            STATUS,
            TOOK_MS,
            CONNECT_MS),
    SQL_DONE(
            "sql.done",
            DEBUG,
            "SQL done in {took_us} us, rows {rows}: {statement}",
            "a statement succeeded; those that write rows into targets are timed by their chunk alone",
            STATEMENT,
            ROWS,
            TOOK_US),
    SQL_FAILED(
            "sql.failed",
            DEBUG,
            "SQL failed after {took_us} us with SQLState {cause}: {statement}",
            "a statement failed; cause is the class of SQLState. What that comes to is told where it was wanted",
            STATEMENT,
            CAUSE,
            TOOK_US),
    SQL_SLOW(
            "sql.slow",
            WARN,
            "Slow SQL, {took_ms} ms, rows {rows}: {statement}",
            "a statement took longer than observability.sql.slow-after: told the first time, and again whenever it takes"
                    + " twice as long as was told last",
            STATEMENT,
            ROWS,
            TOOK_MS),
    TRANSACTION_ENDED(
            "transaction.ended",
            DEBUG,
            "Transaction: {end} in {took_us} us",
            "a commit or a rollback; it has a cause where it failed",
            END,
            CAUSE,
            TOOK_US),
    OPERATION_FAILED(
            "operation.failed",
            WARN,
            "{kind} at {target} failed after {took_ms} ms: {cause}",
            "something failed after whatever attempts it was given. Of the same kind in a run the 1st to 10th is told, then each"
                    + " tenth, hundredth and so on; attempts says which it is",
            KIND,
            TARGET,
            CAUSE,
            TOOK_MS,
            ATTEMPTS),
    SIGNALLED(
            "signal",
            INFO,
            "{message}",
            "a part of the pipeline said something: retries, circuits, leases, thresholds",
            SIGNAL,
            MESSAGE,
            FACTS);

    private final String code;
    private final Severity severity;
    private final String text;
    private final String meaning;
    private final Set<Field> fields;

    Event(String code, Severity severity, String text, String meaning, Field... fields) {
        this.code = code;
        this.severity = severity;
        this.text = text;
        this.meaning = meaning;
        this.fields = EnumSet.copyOf(Arrays.asList(fields));
    }

    /** What the ends of runs hold. */
    private static final class Account {

        static final Field[] FIELDS = {
            STATE, TOOK_MS, READ, INSERTED, UPDATED, UNCHANGED, SUPERSEDED, QUARANTINED, ROWS_PER_S, CAUSE, DRY_RUN
        };
    }

    /** As it stands in the line and as people search for it. */
    public String code() {
        return code;
    }

    public Severity severity() {
        return severity;
    }

    /** With the names of fields in braces. */
    String text() {
        return text;
    }

    String meaning() {
        return meaning;
    }

    public Set<Field> fields() {
        return fields;
    }

    static Optional<Event> of(String code) {
        return Stream.of(values()).filter(event -> event.code.equals(code)).findFirst();
    }
}
