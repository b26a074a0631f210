package dev.etlpipeline.core.module;

import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunRequest;
import java.nio.file.Path;

/** Is asked before a run does anything, and may keep it from beginning. */
@FunctionalInterface
public interface BeforeRun {

    /**
     * Called once for each attempt of a run, dry ones too, when nothing but its file is open: neither warehouse nor lease. To
     * be over in milliseconds where all is well. What another attempt may mend is no reason to stop: the run's own steps are
     * tried again where somebody sees to that.
     *
     * @param home where relative paths of settings start
     * @throws dev.etlpipeline.core.run.RunStopped to keep the run from beginning; nothing was written then
     */
    void ask(RunContext run, RunRequest request, Path home);
}
