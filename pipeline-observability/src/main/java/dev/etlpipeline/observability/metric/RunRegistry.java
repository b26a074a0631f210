package dev.etlpipeline.observability.metric;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;

/** Registries of single runs: they forget nothing, and know percentiles of times. */
final class RunRegistry {

    /** Longer than a run; others let go of greatest values and distributions after some minutes. */
    private static final Duration KEPT = Duration.ofDays(7);

    private static final double[] PERCENTILES = {0.5, 0.95, 0.99};

    private RunRegistry() {}

    static MeterRegistry create() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Registries.onlyKnown(registry);
        registry.config().meterFilter(new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return DistributionStatisticConfig.builder()
                        .percentiles(PERCENTILES)
                        .expiry(KEPT)
                        .bufferLength(1)
                        .build()
                        .merge(config);
            }
        });
        return registry;
    }
}
