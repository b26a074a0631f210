package dev.etlpipeline.app;

import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunResult;

/** The engine, as the run command sees it. */
interface Engine extends AutoCloseable {

    RunResult run(RunRequest request);

    void requestStop();

    @Override
    void close();
}
