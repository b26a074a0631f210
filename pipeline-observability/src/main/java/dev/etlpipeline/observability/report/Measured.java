package dev.etlpipeline.observability.report;

import dev.etlpipeline.observability.metric.Metric;
import dev.etlpipeline.observability.report.RunFigures.Api;
import dev.etlpipeline.observability.report.RunFigures.Database;
import dev.etlpipeline.observability.report.RunFigures.Statement;
import dev.etlpipeline.observability.report.RunFigures.Timed;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a run's figures out of the registry of its own. */
final class Measured {

    private static final int SLOWEST = 8;
    private static final String NONE = "none";

    private final MeterRegistry own;

    Measured(MeterRegistry own) {
        this.own = own;
    }

    List<Timed> operations() {
        return timers(Metric.OPERATION).stream()
                .map(timer -> new Timed(
                        tag(timer, "operation"),
                        tag(timer, "target"),
                        tag(timer, "outcome"),
                        timer.count(),
                        total(timer),
                        timer.max(TimeUnit.MILLISECONDS)))
                .sorted(Comparator.comparing(Timed::totalMs).reversed())
                .toList();
    }

    List<Api> apis() {
        Map<String, List<Timer>> byApi = timers(Metric.API).stream()
                .collect(Collectors.groupingBy(timer -> tag(timer, "api"), TreeMap::new, Collectors.toList()));
        return byApi.entrySet().stream()
                .map(entry -> api(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Api api(String name, List<Timer> timers) {
        long calls = timers.stream().mapToLong(Timer::count).sum();
        Map<String, Long> failures = counted(timers, "error.type");
        Percentiles percentiles = new Percentiles(timers);
        return new Api(
                name,
                calls,
                failures.values().stream().mapToLong(Long::longValue).sum(),
                failures,
                counted(timers, "http.response.status_code"),
                calls == 0 ? 0 : timers.stream().mapToDouble(Measured::total).sum() / calls,
                percentiles.at(0.5),
                percentiles.at(0.95),
                percentiles.at(0.99),
                timers.stream()
                        .mapToDouble(timer -> timer.max(TimeUnit.MILLISECONDS))
                        .max()
                        .orElse(0),
                (long) counters(
                                Metric.RETRIES,
                                counter -> tag(counter, "target").equals(name)
                                        && tag(counter, "event").equals("attempt"))
                        .stream()
                        .mapToDouble(Counter::count)
                        .sum(),
                circuit(name));
    }

    /** Calls by the value of a tag, {@code none} left out. */
    private static Map<String, Long> counted(List<Timer> timers, String tag) {
        return timers.stream()
                .filter(timer -> !tag(timer, tag).equals(NONE))
                .collect(Collectors.groupingBy(
                        timer -> tag(timer, tag), TreeMap::new, Collectors.summingLong(Timer::count)));
    }

    private @Nullable Integer circuit(String api) {
        Gauge state = own.find(Metric.CIRCUIT.metricName()).tag("api", api).gauge();
        return state == null ? null : (int) state.value();
    }

    /** Rows by enrichment and source. */
    Map<String, Map<String, Long>> sources() {
        Map<String, Map<String, Long>> sources = new TreeMap<>();
        for (Counter rows : counters(Metric.ENRICHED, counter -> counter.count() > 0)) {
            sources.computeIfAbsent(tag(rows, "enrichment"), key -> new TreeMap<>())
                    .merge(tag(rows, "source"), (long) rows.count(), Long::sum);
        }
        return sources;
    }

    Database database(int poolPeak) {
        List<Timer> all = timers(Metric.SQL);
        List<Timer> commits = transactions("commit");
        return new Database(
                all.stream().mapToLong(Timer::count).sum(),
                (long) counters(Metric.SQL_SLOW, counter -> true).stream()
                        .mapToDouble(Counter::count)
                        .sum(),
                all.stream().mapToDouble(Measured::total).sum(),
                commits.stream().mapToLong(Timer::count).sum(),
                commits.stream().mapToDouble(Measured::total).sum(),
                transactions("rollback").stream().mapToLong(Timer::count).sum(),
                poolPeak,
                statements(all));
    }

    private List<Timer> transactions(String end) {
        return timers(Metric.TRANSACTION).stream()
                .filter(timer ->
                        tag(timer, "end").equals(end) && tag(timer, "scope").equals("load"))
                .toList();
    }

    private List<Statement> statements(List<Timer> all) {
        Function<Timer, List<String>> key =
                timer -> List.of(tag(timer, "db.operation.name"), tag(timer, "db.collection.name"));
        return all.stream().collect(Collectors.groupingBy(key)).entrySet().stream()
                .map(entry -> statement(entry.getKey().get(0), entry.getKey().get(1), entry.getValue()))
                .sorted(Comparator.comparing(Statement::totalMs).reversed())
                .limit(SLOWEST)
                .toList();
    }

    private Statement statement(String verb, String table, List<Timer> timers) {
        double rows = counters(
                        Metric.SQL_ROWS,
                        counter -> tag(counter, "db.operation.name").equals(verb)
                                && tag(counter, "db.collection.name").equals(table))
                .stream()
                .mapToDouble(Counter::count)
                .sum();
        return new Statement(
                verb,
                table,
                timers.stream().mapToLong(Timer::count).sum(),
                timers.stream().mapToDouble(Measured::total).sum(),
                timers.stream()
                        .mapToDouble(timer -> timer.max(TimeUnit.MILLISECONDS))
                        .max()
                        .orElse(0),
                (long) rows);
    }

    /** Bytes that were allocated so far, by the whole process. */
    static long allocated(MeterRegistry own) {
        Collection<Counter> counters = own.find(Metric.ALLOCATED.metricName()).counters();
        Collection<FunctionCounter> others =
                own.find(Metric.ALLOCATED.metricName()).functionCounters();
        return (long) (counters.stream().mapToDouble(Counter::count).sum()
                + others.stream().mapToDouble(FunctionCounter::count).sum());
    }

    /** Connections of the pool in use now. */
    static long poolInUse(MeterRegistry own) {
        Gauge used = own.find(Metric.POOL_CONNECTIONS.metricName())
                .tag("db.client.connection.state", "used")
                .gauge();
        return used == null ? 0 : (long) used.value();
    }

    /** Those that were ever used: a registry also has those that were there before the run began. */
    private List<Timer> timers(Metric metric) {
        return own.find(metric.metricName()).timers().stream()
                .filter(timer -> timer.count() > 0)
                .toList();
    }

    private List<Counter> counters(Metric metric, Predicate<Counter> wanted) {
        return own.find(metric.metricName()).counters().stream().filter(wanted).toList();
    }

    private static double total(Timer timer) {
        return timer.totalTime(TimeUnit.MILLISECONDS);
    }

    private static String tag(Meter meter, String key) {
        String value = meter.getId().getTag(key);
        return value == null ? NONE : value;
    }
}
