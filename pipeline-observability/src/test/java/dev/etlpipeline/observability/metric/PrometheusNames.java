package dev.etlpipeline.observability.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How every metric's series are called in Prometheus, and which labels they have. */
final class PrometheusNames {

    private PrometheusNames() {}

    /** By name of the series, both as it is scraped and as it is pushed. */
    static Map<String, Set<String>> labels() {
        Map<String, Set<String>> all = new HashMap<>();
        for (Metric metric : Metric.values()) {
            Set<String> labels = metric.tags().stream()
                    .map(tag -> tag.replace('.', '_'))
                    .collect(Collectors.toCollection(HashSet::new));
            labels.addAll(Set.of("job", "instance")); // whoever stores them adds the process
            for (String name : List.of(MetricsPage.prometheus(metric), pushed(metric))) {
                if (metric.kind() == Metric.Kind.TIMER) {
                    all.put(name + "_count", labels);
                    all.put(name + "_sum", labels);
                    Set<String> buckets = new HashSet<>(labels);
                    buckets.add("le");
                    all.put(name + "_bucket", buckets);
                } else {
                    all.put(name, labels);
                }
            }
        }
        return all;
    }

    /** As https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/ has it: a unit once only. */
    static String pushed(Metric metric) {
        List<String> words = new ArrayList<>(Arrays.asList(metric.metricName().split("[^a-zA-Z0-9]+")));
        metric.unit().filter(unit -> !words.contains(unit)).ifPresent(words::add);
        if (metric.kind() == Metric.Kind.COUNTER) {
            words.remove("total");
            words.add("total");
        }
        return String.join("_", words);
    }
}
