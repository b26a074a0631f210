package dev.etlpipeline.observability.metric;

import dev.etlpipeline.observability.Service;
import io.micrometer.core.instrument.Clock;
import io.micrometer.registry.otlp.OtlpConfig;
import io.micrometer.registry.otlp.OtlpMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Pushes metrics by OTLP: every so often on a thread of its own, and when asked to. A collector that does not answer is
 * waited for by nobody but that thread and the end of a run, a few seconds at most, and costs a line in the log.
 */
final class OtlpPush extends OtlpMeterRegistry {

    OtlpPush(MetricSettings settings, Clock clock) {
        super(new Config(settings), clock);
    }

    /** Sends what is there now, on this thread. */
    void push() {
        publish();
    }

    private record Config(MetricSettings settings) implements OtlpConfig {

        /** Nothing but our settings counts, no environment variable. */
        @Override
        public @Nullable String get(String key) {
            return null;
        }

        @Override
        public String url() {
            return settings.otlpUrl();
        }

        @Override
        public Duration step() {
            return settings.otlpEvery();
        }

        @Override
        public Map<String, String> resourceAttributes() {
            return Map.of("service.name", Service.NAME, "service.instance.id", Service.INSTANCE);
        }

        @Override
        public Map<String, String> headers() {
            return settings.otlpAuthorization()
                    .map(value -> Map.of("Authorization", value))
                    .orElse(Map.of());
        }

        /** As the conventions ask for. */
        @Override
        public TimeUnit baseTimeUnit() {
            return TimeUnit.SECONDS;
        }
    }
}
