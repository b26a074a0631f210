package dev.etlpipeline.observability.metric;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The registries that settings ask for; they live as long as the process. */
final class Registries {

    /** More values of one tag than this are no values of a bounded tag. */
    private static final int MOST_VALUES = 200;

    private static final MeterFilter DENYING = new MeterFilter() {
        @Override
        public MeterFilterReply accept(Meter.Id id) {
            return MeterFilterReply.DENY;
        }
    };

    private final @Nullable PrometheusMeterRegistry prometheus;
    private final @Nullable OtlpPush otlp;
    private final List<MeterRegistry> more;

    /** @param more that others brought */
    Registries(MetricSettings settings, List<MeterRegistry> more) {
        this.more = List.copyOf(more);
        prometheus = settings.prometheus() ? new PrometheusMeterRegistry(PrometheusConfig.DEFAULT) : null;
        otlp = settings.otlp() ? new OtlpPush(settings, Clock.SYSTEM) : null;
        all().forEach(Registries::onlyKnown);
        all().forEach(JvmMetrics::bind);
    }

    /** A name that is not in {@link Metric} goes nowhere, nor does a tag's value too many. */
    static void onlyKnown(MeterRegistry registry) {
        registry.config()
                .meterFilter(
                        MeterFilter.denyUnless(id -> Metric.named(id.getName()).isPresent()));
        for (Metric metric : Metric.values()) {
            for (String tag : metric.tags()) {
                registry.config()
                        .meterFilter(MeterFilter.maximumAllowableTags(metric.metricName(), tag, MOST_VALUES, DENYING));
            }
        }
    }

    List<MeterRegistry> all() {
        Stream<MeterRegistry> ours = Stream.<@Nullable MeterRegistry>of(prometheus, otlp)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull);
        return Stream.concat(ours, more.stream()).toList();
    }

    Optional<PrometheusMeterRegistry> prometheus() {
        return Optional.ofNullable(prometheus);
    }

    /** Sends what is there now; does nothing where nothing is pushed. */
    void push() {
        if (otlp != null) {
            otlp.push();
        }
    }
}
