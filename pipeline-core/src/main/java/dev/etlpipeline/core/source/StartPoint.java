package dev.etlpipeline.core.source;

import dev.etlpipeline.core.run.RunRequest;
import java.util.Optional;

/** Decides where a run starts in its file. Core starts at the beginning; a checkpointing module knows better. */
@FunctionalInterface
public interface StartPoint {

    /** Where to go on, or empty to start at the beginning. Called once, before the first read. */
    Optional<Cursor> resumeFrom(RunRequest request);
}
