package dev.etlpipeline.resilience.ledger;

import dev.etlpipeline.core.run.RunState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run that has not loaded its file to the end, as its last attempt left it.
 *
 * @param state   INTERRUPTED also where it ended without a word
 * @param ended   null where it runs, or ended without a word
 * @param error   what its audit row says, null where it says nothing
 * @param file    name of its input
 * @param bytes   of the input, decompressed
 * @param records that are accounted for
 * @param reached how many bytes they took
 * @param chunks  that were committed
 */
record UnfinishedRun(
        String runId,
        String pipeline,
        RunState state,
        int attempt,
        Instant started,
        @Nullable Instant ended,
        @Nullable String error,
        String file,
        long bytes,
        long records,
        long reached,
        long chunks) {

    /** Why it ended, for a person. */
    String why() {
        if (state == RunState.RUNNING) {
            return "it runs, or was killed a moment ago";
        }
        if (ended == null) {
            return "it ended without a word: it was killed, or the warehouse would not take its last word";
        }
        if (error != null) {
            return error;
        }
        return state == RunState.INTERRUPTED
                ? "it was stopped by Ctrl-C or a signal"
                : "its audit row does not say why";
    }

    /** Of the input's bytes, in percent. */
    long percent() {
        return bytes == 0 ? 100 : 100 * reached / bytes;
    }

    /** What goes on with it, behind {@code ./pipeline}. */
    List<String> command() {
        return List.of("resume", runId);
    }
}
