package dev.etlpipeline.observability.report;

import java.time.Instant;
import java.util.Optional;

/** Says what a run took and gave off, when it has ended. */
@FunctionalInterface
public interface Footprints {

    /** Nobody estimates. */
    Footprints NONE = (pipeline, started, tookMs, machine) -> Optional.empty();

    Optional<Footprint> of(String pipeline, Instant started, long tookMs, RunFigures.Machine machine);
}
