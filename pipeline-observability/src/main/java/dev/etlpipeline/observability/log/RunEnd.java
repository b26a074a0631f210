package dev.etlpipeline.observability.log;

import dev.etlpipeline.core.engine.AccountingException;
import dev.etlpipeline.core.run.Accounting;
import dev.etlpipeline.core.run.RunResult;

/** Says how a run ended, by the event that its end deserves. */
final class RunEnd {

    private RunEnd() {}

    static void log(RunResult result) {
        Accounting account = result.accounting();
        if (!result.rejects().isEmpty()) {
            EventLine.of(Event.ROWS_REJECTED)
                    .with(Field.RULES, result.rejects())
                    .with(Field.REJECTS, account.quarantined())
                    .log();
        }
        EventLine.of(event(result))
                .with(Field.STATE, result.state())
                .with(Field.TOOK_MS, result.took().toMillis())
                .with(Field.READ, account.read())
                .with(Field.INSERTED, account.inserted())
                .with(Field.UPDATED, account.updated())
                .with(Field.UNCHANGED, account.unchanged())
                .with(Field.SUPERSEDED, account.superseded())
                .with(Field.QUARANTINED, account.quarantined())
                .with(Field.ROWS_PER_S, Math.round(result.rowsPerSecond()))
                .with(Field.CAUSE, result.failed().map(Cause::of).orElse(null))
                .with(Field.DRY_RUN, result.dryRun())
                .log();
    }

    static Event event(RunResult result) {
        boolean unsound = result.failed()
                .filter(why -> why instanceof AccountingException || why instanceof Error)
                .isPresent();
        return switch (result.state()) {
            case SUCCEEDED, RUNNING -> Event.RUN_FINISHED;
            case DEGRADED -> Event.RUN_DEGRADED;
            case SUSPENDED, INTERRUPTED -> Event.RUN_STOPPED;
            case FAILED, FENCED, REJECTED -> unsound ? Event.RUN_UNSOUND : Event.RUN_FAILED;
        };
    }
}
