package dev.etlpipeline.observability.metric;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.etlpipeline.observability.DocsPage;
import dev.etlpipeline.observability.report.RunFigures;
import dev.etlpipeline.observability.report.RunFigures.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds docs/observability/monitoring-strategy.md against the metrics and against what was measured. */
class MonitoringStrategyPageTest {

    private static final Path MEASURED = DocsPage.project("docs/observability/measured");
    private static final Set<String> USES = Set.of("alert", "look", "debugging only");
    private static final String LIMITS = "From which value on, and who is told";
    private static final Pattern SERIES = Pattern.compile("\\b((?:etl|http|db|jvm|process)_[a-z_]+)\\b");
    private static final Set<String> TAGS = Set.of("jvm_memory_type", "db_collection_name");

    private final DocsPage page = new DocsPage("monitoring-strategy.md");

    /**
     * A figure with a threshold.
     *
     * @param worse name of the run that shows what is not well
     * @param unit  behind the number
     * @param above whether greater is worse
     */
    private record Threshold(
            String figure,
            String worse,
            ToDoubleFunction<RunFigures> of,
            String unit,
            double warn,
            double alarm,
            String told,
            boolean above) {}

    private static final List<Threshold> THRESHOLDS = List.of(
            new Threshold(
                    "reject-share: records set aside, of those read",
                    "bad-rows",
                    run -> 100.0 * run.account().quarantined() / run.account().read(),
                    "%",
                    3,
                    5,
                    "data steward",
                    true),
            new Threshold(
                    "api-slow: 95 % of answers, the slower API",
                    "slow-api",
                    run -> run.apis().stream().mapToDouble(Api::p95Ms).max().orElse(0),
                    "ms",
                    1200,
                    5000,
                    "on-call engineer",
                    true),
            new Threshold(
                    "rows-per-second: records read, by the run's time",
                    "slow-api",
                    run -> run.account().read() * 1000.0 / run.tookMs(),
                    "rows/s",
                    1000,
                    300,
                    "on-call engineer",
                    false),
            new Threshold(
                    "heap-full: the most in use, of the limit",
                    "small-heap",
                    run -> 100.0 * run.machine().heapPeak() / run.machine().heapLimit(),
                    "%",
                    80,
                    95,
                    "on-call engineer",
                    true),
            new Threshold(
                    "collecting: time of the run that went into it",
                    "small-heap",
                    run -> 100.0 * run.machine().collectionMs() / run.tookMs(),
                    "%",
                    5,
                    25,
                    "on-call engineer",
                    true));

    private static RunFigures run(String name) {
        try {
            return new ObjectMapper().readValue(MEASURED.resolve(name + ".json").toFile(), RunFigures.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyMetricHasAReason() {
        List<List<String>> rows = page.rows("What is watched, and why");

        assertThat(rows.stream().map(row -> row.get(0).replace("`", "")))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Metric.values()).map(Metric::metricName).toList());
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.get(1)).isNotEmpty();
            assertThat(row.get(2)).isIn(USES);
        });
        assertThat(rows.stream().filter(row -> row.get(2).equals("alert")))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(page.section(LIMITS))
                        .contains(MetricsPage.prometheus(
                                Metric.named(row.get(0).replace("`", "")).orElseThrow())));
    }

    @Test
    void everyThresholdLiesWhereMeasuredRunsSay() {
        RunFigures usual = run("usual");
        List<String> lines = new ArrayList<>(List.of(
                "| figure | usual run | worse run | warn from | alarm from | told |",
                "| --- | --- | --- | --- | --- | --- |"));
        for (Threshold threshold : THRESHOLDS) {
            double well = threshold.of().applyAsDouble(usual);
            double worse = threshold.of().applyAsDouble(run(threshold.worse()));
            double sign = threshold.above() ? 1 : -1;
            assertThat(sign * threshold.warn()).as(threshold.figure()).isBetween(sign * well, sign * worse);
            assertThat(sign * threshold.alarm()).as(threshold.figure()).isGreaterThan(sign * threshold.warn());
            lines.add(
                    "| " + threshold.figure() + " | " + shown(well, threshold) + " | " + shown(worse, threshold) + " | "
                            + shown(threshold.warn(), threshold) + " | " + shown(threshold.alarm(), threshold) + " | "
                            + threshold.told() + " |");
        }

        lines.addAll(always());
        page.assertHolds("thresholds", String.join("\n", lines) + "\n");
    }

    /** What is well in every run that was measured, and worth an alert in any. */
    private static List<String> always() {
        RunFigures usual = run("usual");
        assertThat(usual.apis()).allMatch(api -> api.failed() == 0);
        assertThat(usual.database().slow()).isLessThan(10);
        assertThat(usual.database().rollbacks()).isZero();
        assertThat(usual.state()).isEqualTo("SUCCEEDED");
        return List.of(
                "| api-failing: calls without a usable answer | 0 % | - | 2 % | 20 % | on-call engineer |",
                "| statements-slow: longer than `observability.sql.slow-after` | "
                        + usual.database().slow() + " | - | 10 | - | database team |",
                "| rolled back: chunks | 0 | - | 1 | - | database team |",
                "| no-connection: timeouts of the pool | 0 | - | - | 1 | database team |",
                "| run-failed: runs that ended FAILED, FENCED, REJECTED or SUSPENDED | 0 | - | - | 1 | on-call engineer |",
                "| stands-still: minutes without a committed chunk | 0 | - | - | 5 | on-call engineer |",
                "| circuit-open: APIs that are not asked | 0 | - | 1 | - | on-call engineer |");
    }

    private static String shown(double number, Threshold threshold) {
        return String.format(Locale.ROOT, number < 10 ? "%.1f" : "%,.0f", number)
                        .replace(".0", "") + " " + threshold.unit();
    }

    @Test
    void rulesNameSeriesThatThereAre() {
        Set<String> series =
                Arrays.stream(Metric.values()).map(MetricsPage::prometheus).collect(Collectors.toSet());

        assertThat(SERIES.matcher(page.section(LIMITS)).results())
                .hasSizeGreaterThan(10)
                .allSatisfy(found -> {
                    String name = found.group(1).replaceFirst("_(bucket|count|sum)$", "");
                    assertThat(series.contains(name)
                                    || series.contains(found.group(1))
                                    || TAGS.contains(found.group(1)))
                            .as(found.group())
                            .isTrue();
                });
    }

    @Test
    void whatItCostsIsMeasured() throws IOException {
        long kept = Files.size(MEASURED.resolve("usual.json"));
        long lines = Long.parseLong(
                DocsPage.text(MEASURED.resolve("usual-log-bytes.txt")).strip());
        String made = """
                | what | lives in | tool | kept for | costs |
                | --- | --- | --- | --- | --- |
                | runs, accounts, errors | `etl.enrichment_audit` | the warehouse; `./pipeline runs`, [queries](sql.md) | for good | a row an attempt of a run |
                | figures of a run | `paths.reports` | `./pipeline report run last` | `observability.report.keep`, 200 runs | %s a run |
                | how runs stand now | `observability.live.folder` | `./pipeline serve` | `observability.live.keep`, 50 runs | a file of a few KiB a run, written each second |
                | log lines | `paths.logs`, then a log store | `./pipeline logs`; Loki, Elasticsearch or Azure Monitor beyond one machine | `observability.log.keep`, 30 days | %s a run at INFO |
                | metrics | the run's process, then a time series database | pushed by OTLP, to a collector or what speaks like one; Prometheus and Grafana behind it | as there: 15 days is Prometheus' default | each run is a process, so each brings series of its own |
                | alerts | rules beside the metrics, in version control | Prometheus' Alertmanager, or what the house has | for good | a person's evening, each time one is wrong |
                """.formatted(kib(kept), kib(lines));

        page.assertHolds("costs", made);
    }

    private static String kib(long bytes) {
        return (bytes + 1023) / 1024 + " KiB";
    }
}
