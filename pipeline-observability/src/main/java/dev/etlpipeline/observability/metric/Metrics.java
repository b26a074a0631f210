package dev.etlpipeline.observability.metric;

import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunId;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.settings.PathSettings;
import dev.etlpipeline.observability.CollectorUrl;
import dev.etlpipeline.observability.serve.LiveSettings;
import dev.etlpipeline.observability.serve.MetricsText;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of this process, and the registries that get them. Nothing is made before the first run begins, so that
 * commands which run nothing start as fast as without. Each run has a registry of its own besides; of two runs at once in
 * a process, each one's would hold the figures of both. Thread-safe.
 */
public final class Metrics {

    /** A process may stand still for so long, and still live. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final MetricSettings settings;
    private final List<RunEnd> ends = new CopyOnWriteArrayList<>();
    private final List<SqlWatcher> watchers = new CopyOnWriteArrayList<>();
    private final List<Supplier<Optional<MeterRegistry>>> more = new CopyOnWriteArrayList<>();

    /** Write what all others have counted, so they come last. */
    private final List<RunEnd> last = new CopyOnWriteArrayList<>();

    /** Where other processes leave theirs; null where nobody does. */
    private volatile @Nullable ScrapeFolder scraped;

    private final Map<RunId, Own> runs = new ConcurrentHashMap<>();
    private final ChunkInHand inHand = new ChunkInHand();
    private final Quietly quietly = new Quietly("Handing on what was measured");
    private volatile @Nullable Started started;

    private record Started(Registries registries, Meters meters, PoolMetrics pool) {}

    /** A run's own registry, and what ends it. */
    private record Own(MeterRegistry registry, Runnable end) {}

    private Metrics(MetricSettings settings) {
        this.settings = settings;
    }

    /** Measures runs, unless settings say otherwise. */
    public static Metrics install(Registry registry, SettingsReader reader) {
        MetricSettings settings = reader.read(MetricSettings.class);
        Metrics metrics = new Metrics(settings);
        registry.command(MetricsCommand::new);
        if (!settings.enabled()) {
            return metrics;
        }
        if (settings.otlp()) {
            CollectorUrl.check("observability.metrics.otlp-url", "/v1/metrics", settings.otlpUrl());
        }
        registry.intercept(new OperationTimer(metrics, metrics.inHand));
        registry.listen(new RunMetrics(metrics));
        SqlSettings sql = reader.read(SqlSettings.class);
        registry.wrapDataSource(pool -> metrics.watched(pool, sql));
        if (settings.json()) {
            String reports = reader.read(PathSettings.class).reports();
            metrics.last.add(new MetricsFile(registry.home().resolve(reports), settings.jsonEvery()));
        }
        LiveSettings live = reader.read(LiveSettings.class);
        if (settings.prometheus() && live.keep() > 0) {
            metrics.leave(registry.home().resolve(live.folder()), live);
        }
        return metrics;
    }

    /** Other processes' runs are seen by what they leave, this one's too. */
    private void leave(Path folder, LiveSettings live) {
        Duration silent = live.every().multipliedBy(3).plus(PAUSE);
        ScrapeFolder into = new ScrapeFolder(folder, silent, Clock.systemUTC());
        last.add(new ScrapeFile(into, live.every(), live.keep(), this::scrape));
        scraped = into;
    }

    /** Names a registry more, which is asked for when the first run begins; empty where there is none after all. */
    public void alsoTo(Supplier<Optional<MeterRegistry>> registry) {
        more.add(registry);
    }

    /** Asks to be told of each run. */
    public void atEnd(RunEnd end) {
        ends.add(end);
    }

    /** Asks to be told of each statement that is timed. */
    public void watchSql(SqlWatcher watcher) {
        watchers.add(watcher);
    }

    /** Counts something that another part found out; nothing before the first run begins. */
    public void add(Metric metric, double amount, String... values) {
        started().ifPresent(meters -> meters.add(metric, amount, values));
    }

    private void tellEnds(Consumer<RunEnd> news) {
        ends.forEach(end -> quietly.run(() -> news.accept(end)));
        last.forEach(end -> quietly.run(() -> news.accept(end)));
    }

    /** Whether anything is measured. */
    public boolean enabled() {
        return settings.enabled();
    }

    /** What this process has for Prometheus, as of now; empty where nothing was run yet or settings leave Prometheus out. */
    public String scrape() {
        return prometheus().map(PrometheusMeterRegistry::scrape).orElse("");
    }

    /** For the server: of all runs of this machine, or of this process where runs leave nothing; empty without Prometheus. */
    public Optional<MetricsText> exposed() {
        return settings.enabled() && settings.prometheus() ? Optional.of(new Exposed(this)) : Optional.empty();
    }

    private record Exposed(Metrics metrics) implements MetricsText {

        @Override
        public String contentType() {
            return "text/plain; version=0.0.4; charset=utf-8";
        }

        @Override
        public String scrape() {
            ScrapeFolder others = metrics.scraped;
            if (others == null) {
                metrics.begun();
                return metrics.scrape();
            }
            try {
                String sum = others.sum();
                return sum.isEmpty() ? "# no run has left metrics here yet\n" : sum;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Optional<PrometheusMeterRegistry> prometheus() {
        Started now = started;
        return now == null ? Optional.empty() : now.registries().prometheus();
    }

    /** Empty until the first run begins. */
    Optional<Meters> started() {
        return Optional.ofNullable(started).map(Started::meters);
    }

    private synchronized Started begun() {
        Started now = started;
        if (now == null) {
            Registries registries = new Registries(
                    settings, more.stream().flatMap(one -> one.get().stream()).toList());
            Meters meters = new Meters(registries.all());
            now = new Started(registries, meters, new PoolMetrics(meters));
            started = now;
        }
        return now;
    }

    private DataSource watched(DataSource pool, SqlSettings sql) {
        Started now = started;
        if (now == null) { // a command that only looks, or one whose work on stored rows begins behind this
            return new WatchedFromRunOn(pool, () -> started != null, () -> watched(pool, sql));
        }
        now.pool().watch(pool);
        return sql.watched()
                ? new SqlWatch(new SqlNews(now.meters(), inHand, sql.slowAfter(), watchers)).apply(pool)
                : pool;
    }

    Meters begin(RunContext run, String operation) {
        Started now = begun();
        MeterRegistry own = RunRegistry.create();
        runs.put(run.runId(), new Own(own, JvmMetrics.bind(own)));
        now.meters().add(own);
        tellEnds(end -> end.begun(run, operation, own));
        return now.meters();
    }

    void end(RunContext run, RunResult result) {
        Started now = started;
        Own own = runs.remove(run.runId());
        if (now == null || own == null) {
            return;
        }
        tellEnds(end -> end.ended(run, result, own.registry()));
        quietly.run(now.registries()::push);
        now.meters().remove(own.registry());
        own.end().run();
        own.registry().close();
    }
}
