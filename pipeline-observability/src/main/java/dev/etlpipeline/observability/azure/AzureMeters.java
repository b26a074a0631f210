package dev.etlpipeline.observability.azure;

import dev.etlpipeline.observability.metric.Metric;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Statistic;
import io.micrometer.core.instrument.Tag;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableDoubleMeasurement;
import java.util.function.Consumer;

/**
 * Has OpenTelemetry read the meters of a registry whenever it sends. Counters are sent as what came on top since the last time. A
 * timer is three: {@code .count} and {@code .sum}, of which means are made, and {@code .max}.
 */
final class AzureMeters {

    static final String COUNT = ".count";
    static final String SUM = ".sum";
    static final String MAX = ".max";

    private AzureMeters() {}

    static void send(MeterRegistry registry, Meter to) {
        for (Metric metric : Metric.values()) {
            switch (metric.kind()) {
                case COUNTER -> counter(to, metric, "", read(registry, metric, Statistic.COUNT));
                case GAUGE -> gauge(to, metric, "", read(registry, metric, Statistic.VALUE));
                case TIMER -> {
                    counter(to, metric, COUNT, read(registry, metric, Statistic.COUNT));
                    counter(to, metric, SUM, read(registry, metric, Statistic.TOTAL_TIME));
                    gauge(to, metric, MAX, read(registry, metric, Statistic.MAX));
                }
            }
        }
    }

    private static void counter(Meter to, Metric metric, String suffix, Consumer<ObservableDoubleMeasurement> read) {
        to.counterBuilder(metric.metricName() + suffix)
                .ofDoubles()
                .setDescription(metric.meaning())
                .setUnit(suffix.equals(COUNT) ? "" : metric.unit().orElse(""))
                .buildWithCallback(read);
    }

    private static void gauge(Meter to, Metric metric, String suffix, Consumer<ObservableDoubleMeasurement> read) {
        to.gaugeBuilder(metric.metricName() + suffix)
                .setDescription(metric.meaning())
                .setUnit(metric.unit().orElse(""))
                .buildWithCallback(read);
    }

    private static Consumer<ObservableDoubleMeasurement> read(
            MeterRegistry registry, Metric metric, Statistic statistic) {
        return sent -> registry.find(metric.metricName()).meters().forEach(meter -> {
            Attributes tags = attributes(meter.getId().getTags());
            for (Measurement measured : meter.measure()) {
                if (measured.getStatistic() == statistic && Double.isFinite(measured.getValue())) {
                    sent.record(measured.getValue(), tags);
                }
            }
        });
    }

    private static Attributes attributes(Iterable<Tag> tags) {
        AttributesBuilder attributes = Attributes.builder();
        tags.forEach(tag -> attributes.put(tag.getKey(), tag.getValue()));
        return attributes.build();
    }
}
