package dev.etlpipeline.observability.energy;

import dev.etlpipeline.observability.report.Footprint;
import java.time.Duration;
import java.time.Instant;

/**
 * Estimates what a run took and gave off. Power is that of Cloud Carbon Footprint (a processor takes its idle watts always, and the
 * rest by use), the rate that of the Software Carbon Intensity specification, ISO/IEC 21031:2024: ((E x I) + M) per R. Sources and
 * limits stand in docs/observability/environmental-impact.md.
 */
final class FootprintModel {

    private static final double SECONDS_OF_HOUR = 3600;
    private static final double WATT_HOURS_OF_KWH = 1000;

    private final EnergySettings settings;
    private final GridIntensity grid;

    FootprintModel(EnergySettings settings, GridIntensity grid) {
        this.settings = settings;
        this.grid = grid;
    }

    GridIntensity grid() {
        return grid;
    }

    /**
     * @param cpuMs processor time that the process used in the run, all threads
     * @param cpus  processors that it could have used
     */
    Footprint of(Instant started, long tookMs, long cpuMs, int cpus) {
        double busySeconds = cpuMs / 1000.0;
        double heldSeconds = tookMs / 1000.0 * cpus;
        double idleSeconds = Math.max(0, heldSeconds - busySeconds);
        double idle = idleSeconds * settings.idleWatts() * settings.pue() / SECONDS_OF_HOUR;
        double energy = busySeconds * settings.busyWatts() * settings.pue() / SECONDS_OF_HOUR + idle;
        double intensity = grid.over(started, Duration.ofMillis(tookMs));
        double embodied = heldSeconds / SECONDS_OF_HOUR * settings.embodiedGramsPerCpuHour();
        return new Footprint(energy, idle, energy / WATT_HOURS_OF_KWH * intensity + embodied, intensity);
    }
}
