package dev.etlpipeline.core.source;

import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunResult;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Decides where a run starts in its file. Core starts at the beginning; a checkpointing module knows better. */
@FunctionalInterface
public interface StartPoint {

    /**
     * How far earlier attempts came; {@link Checkpoint#START} for a new run. Called once a run that is not dry, under its
     * lease and before the first read, so that nobody else goes on with the same run.
     *
     * @param connection commits each statement; stays the caller's to close
     * @throws dev.etlpipeline.core.run.RunStopped where there is nothing to go on with
     */
    Checkpoint startOf(Connection connection, RunContext run, RunRequest request) throws SQLException;

    /**
     * What to type behind {@code ./pipeline} to go on with a run that ended early; empty where it can't be gone on with.
     * Asked behind the run's end.
     */
    default Optional<String> commandToGoOn(RunResult result) {
        return Optional.empty();
    }
}
