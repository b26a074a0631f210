package dev.etlpipeline.core.module;

import dev.etlpipeline.core.run.RejectSink;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunRequest;

/** Opens the reject sink of a run. */
@FunctionalInterface
public interface RejectSinkFactory {

    RejectSink open(RunContext run, RunRequest request);
}
