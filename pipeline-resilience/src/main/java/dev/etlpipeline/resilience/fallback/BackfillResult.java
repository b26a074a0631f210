package dev.etlpipeline.resilience.fallback;

import dev.etlpipeline.core.run.RunId;
import dev.etlpipeline.core.run.RunState;

/**
 * What a backfill did.
 *
 * @param state      SUCCEEDED where no marked row is left, SUSPENDED where some are, INTERRUPTED
 * @param read       marked rows that were looked at
 * @param filled     rows that were updated
 * @param unanswered rows for which an API still gave no answer
 * @param misfits    rows whose answer breaks a rule; they stay as they are
 * @param changed    rows that somebody else changed meanwhile; they stay as they are
 * @param left       marked rows in the target now
 */
record BackfillResult(
        RunId runId, RunState state, long read, long filled, long unanswered, long misfits, long changed, long left) {}
