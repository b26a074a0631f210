package dev.etlpipeline.core.module;

import dev.etlpipeline.core.run.RejectSink;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunRequest;
import java.util.Optional;

/** Opens the reject sink of a run. */
@FunctionalInterface
public interface RejectSinkFactory {

    RejectSink open(RunContext run, RunRequest request);

    /**
     * What to type to look at a run's rejects, where that is not a file: for summaries, which add the options that say which
     * settings hold.
     *
     * @param run its id
     */
    default Optional<String> command(String run) {
        return Optional.empty();
    }
}
