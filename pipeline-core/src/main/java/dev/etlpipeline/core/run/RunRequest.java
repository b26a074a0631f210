package dev.etlpipeline.core.run;

import dev.etlpipeline.core.definition.PipelineDefinition;
import java.nio.file.Path;

/**
 * What was asked for.
 *
 * @param input  a plain file; standard input and archives were unpacked or spooled before
 * @param name   the input as the user named it, without folders
 * @param limit  read at most so many records; {@link Long#MAX_VALUE} for all
 * @param dryRun account for everything and write nothing
 * @param enrich whether ENRICH asks its lookups
 */
public record RunRequest(
        PipelineDefinition definition, Path input, String name, long limit, boolean dryRun, boolean enrich) {}
