package dev.etlpipeline.observability.metric;

import io.micrometer.core.instrument.Meter;
import io.micrometer.prometheusmetrics.PrometheusNamingConvention;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page {@code docs/observability/metrics.md}, made from {@link Metric}. */
final class MetricsPage {

    private static final PrometheusNamingConvention PROMETHEUS = new PrometheusNamingConvention();

    private MetricsPage() {}

    static String markdown() {
        return template().replace("{{metrics}}", table());
    }

    private static String template() {
        try (InputStream resource = MetricsPage.class.getResourceAsStream("metrics.txt")) {
            if (resource == null) {
                throw new IllegalStateException("metrics.txt is missing from the class path");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String table() {
        return Stream.of(Metric.values())
                .map(metric -> "| `" + metric.metricName() + "` | " + Metric.word(metric.kind()) + " | "
                        + metric.unit().orElse("") + " | "
                        + metric.tags().stream().map(tag -> "`" + tag + "`").collect(Collectors.joining(", ")) + " | `"
                        + prometheus(metric) + "` | " + metric.meaning() + " |")
                .collect(Collectors.joining(
                        "\n",
                        "| metric | kind | unit | tags | in Prometheus | what it is |\n| --- | --- | --- | --- | --- | --- |\n",
                        ""));
    }

    /** Its name there, of timers without what tells number, sum and buckets apart. */
    static String prometheus(Metric metric) {
        Meter.Type type = switch (metric.kind()) {
            case COUNTER -> Meter.Type.COUNTER;
            case GAUGE -> Meter.Type.GAUGE;
            case TIMER -> Meter.Type.TIMER;
        };
        String name = PROMETHEUS.name(metric.metricName(), type, metric.unit().orElse(null));
        return metric.kind() == Metric.Kind.COUNTER && !name.endsWith("_total") ? name + "_total" : name;
    }
}
