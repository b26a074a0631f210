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
 */
public record RunRequest(
        PipelineDefinition definition,
        InputFile input,
        long limit,
        boolean dryRun,
        boolean enrich,
        @Nullable Attempt attempt) {

    /** A new run. */
    public RunRequest(PipelineDefinition definition, InputFile input, long limit, boolean dryRun, boolean enrich) {
        this(definition, input, limit, dryRun, enrich, null);
    }

    /** The input as the user named it, without folders. */
    public String name() {
        return input.name();
    }
}
