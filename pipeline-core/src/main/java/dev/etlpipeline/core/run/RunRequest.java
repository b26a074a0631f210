package dev.etlpipeline.core.run;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.input.InputFile;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for.
 *
 * @param input   the file; whoever opened it closes it, after the run
 * @param limit   read at most so many records; {@link Long#MAX_VALUE} for all
 * @param dryRun  account for everything and write nothing
 * @param enrich  whether ENRICH asks its lookups
 * @param attempt of a run that was begun before, with which it goes on; null for a new run
 * @param again   records of an earlier run that are read instead of the input, which only says whose they are; null for
 *                a load
 */
public record RunRequest(
        PipelineDefinition definition,
        InputFile input,
        long limit,
        boolean dryRun,
        boolean enrich,
        @Nullable Attempt attempt,
        @Nullable RecordsAgain again) {

    /** What the audit calls a run that loads its input. */
    public static final String LOAD = "LOAD";

    /** A new run. */
    public RunRequest(PipelineDefinition definition, InputFile input, long limit, boolean dryRun, boolean enrich) {
        this(definition, input, limit, dryRun, enrich, null, null);
    }

    /** A run that was begun before. */
    public RunRequest(
            PipelineDefinition definition,
            InputFile input,
            long limit,
            boolean dryRun,
            boolean enrich,
            @Nullable Attempt attempt) {
        this(definition, input, limit, dryRun, enrich, attempt, null);
    }

    /** {@link #LOAD}, or what is done with records of an earlier run. */
    public String operation() {
        return again == null ? LOAD : again.operation();
    }

    /** The input as the user named it, without folders. */
    public String name() {
        return input.name();
    }
}
