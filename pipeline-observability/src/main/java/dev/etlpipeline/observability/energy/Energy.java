package dev.etlpipeline.observability.energy;

import dev.etlpipeline.core.control.Waiting;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.observability.metric.Metric;
import dev.etlpipeline.observability.metric.Metrics;
import dev.etlpipeline.observability.report.Footprint;
import dev.etlpipeline.observability.report.Footprints;
import dev.etlpipeline.observability.report.RunFigures;
import java.time.Instant;
import java.util.Optional;

/** The part that estimates what runs cost the climate. */
public final class Energy implements Footprints {

    private static final double JOULES_OF_WATT_HOUR = 3600;

    private final FootprintModel model;
    private final Metrics metrics;

    private Energy(FootprintModel model, Metrics metrics) {
        this.model = model;
        this.metrics = metrics;
    }

    /**
     * Makes {@code ./pipeline energy} known.
     *
     * @return estimates each run, unless settings say otherwise
     */
    public static Footprints install(Registry registry, SettingsReader reader, Metrics metrics) {
        EnergySettings settings = reader.read(EnergySettings.class);
        FootprintModel model = new FootprintModel(settings, GridIntensity.of(settings));
        registry.command(workspace -> EnergyCommand.create(workspace, model, settings));
        return settings.enabled() ? new Energy(model, metrics) : NONE;
    }

    /** Where that is switched on, has loads keep to cleaner hours. */
    public static void gate(Registry registry, SettingsReader reader) {
        EnergySettings settings = reader.read(EnergySettings.class);
        if (settings.greenerHours().policy() != GreenerPolicy.OFF) {
            registry.beforeRun(
                    new GreenerHoursGate(settings.greenerHours(), GridIntensity.of(settings), Waiting.SYSTEM));
        }
    }

    /** Counts it too. */
    @Override
    public Optional<Footprint> of(String pipeline, Instant started, long tookMs, RunFigures.Machine machine) {
        Footprint footprint = model.of(started, tookMs, machine.cpuMs(), machine.cpus());
        metrics.add(Metric.ENERGY, footprint.wattHours() * JOULES_OF_WATT_HOUR, pipeline);
        metrics.add(Metric.CARBON, footprint.grams(), pipeline);
        return Optional.of(footprint);
    }
}
