package dev.etlpipeline.observability.energy;

import dev.etlpipeline.observability.report.Footprint;
import dev.etlpipeline.observability.report.RunFigures;
import java.time.Instant;
import java.util.Set;

/**
 * An attempt of a run with its footprint.
 *
 * @param kept whether the footprint was estimated when the run ended; otherwise with the settings of today
 */
record MeasuredRun(RunFigures figures, Footprint footprint, boolean kept) {

    private static final Set<String> LOADED = Set.of("SUCCEEDED", "DEGRADED");

    static MeasuredRun of(RunFigures figures, FootprintModel model) {
        Footprint kept = figures.footprint();
        if (kept != null) {
            return new MeasuredRun(figures, kept, true);
        }
        RunFigures.Machine machine = figures.machine();
        Instant began = Instant.parse(figures.started());
        return new MeasuredRun(figures, model.of(began, figures.tookMs(), machine.cpuMs(), machine.cpus()), false);
    }

    Instant began() {
        return Instant.parse(figures.started());
    }

    /** That this attempt read. */
    long records() {
        return figures.account().read() - figures.before();
    }

    long written() {
        return figures.account().inserted() + figures.account().updated();
    }

    /** A load that went through. */
    boolean loaded() {
        return !figures.dryRun() && LOADED.contains(figures.state());
    }

    long calls() {
        return figures.apis().stream().mapToLong(RunFigures.Api::calls).sum();
    }
}
