package dev.etlpipeline.core.control;

import dev.etlpipeline.core.run.Accounting;
import dev.etlpipeline.core.run.RunState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run as the warehouse remembers it.
 *
 * @param number       {@code run_no} of the rows it wrote
 * @param operation    what it did: LOAD, or what a module calls its work on rows or records of earlier runs
 * @param state        INTERRUPTED also where a run has no end and its lease has none either
 * @param ended        null while it runs, and where it ended without a word
 * @param took         as {@code ended}
 * @param account      as {@code ended}
 * @param file         under which name its content was first seen
 * @param errorClass   what ended it, null where nothing did
 * @param errorMessage holds no value of a row
 * @param version      of the pipeline that ran
 */
public record RunRecord(
        long number,
        String runId,
        int attempt,
        String pipeline,
        String operation,
        RunState state,
        Instant started,
        @Nullable Instant ended,
        @Nullable Duration took,
        @Nullable Accounting account,
        File file,
        @Nullable String errorClass,
        @Nullable String errorMessage,
        String version) {

    /**
     * The content that was read.
     *
     * @param bytes decompressed
     */
    public record File(String name, long bytes, String sha256) {}
}
