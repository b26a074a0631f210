package dev.etlpipeline.governance.encrypt;

import dev.etlpipeline.core.module.BeforeRun;
import dev.etlpipeline.core.module.HealthCheck.Health;
import dev.etlpipeline.core.module.HealthCheck.Report;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.RunStopped;
import java.nio.file.Path;

/** Keeps a run from beginning that would send rows over an open line. */
record ClosedLines(Transport transport) implements BeforeRun {

    @Override
    public void ask(RunContext run, RunRequest request, Path home) {
        Report report = transport.check();
        if (report.health() != Health.UP) {
            throw new RunStopped(
                    RunState.FAILED,
                    "governance.encrypt.clear-line is refuse, and " + report.detail() + ". Nothing was read or written",
                    null);
        }
    }
}
