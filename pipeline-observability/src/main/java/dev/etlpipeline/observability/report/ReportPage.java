package dev.etlpipeline.observability.report;

import static dev.etlpipeline.observability.report.Html.cells;
import static dev.etlpipeline.observability.report.Html.escaped;

import dev.etlpipeline.observability.report.Curve.Point;
import dev.etlpipeline.observability.report.RunFigures.Api;
import dev.etlpipeline.observability.report.RunFigures.Sample;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A run's figures as one HTML page that needs nothing else: no network and no script. */
final class ReportPage {

    private static final int MOST_RULES = 15;
    private static final List<String> CIRCUITS = List.of("closed", "half open", "open");

    private final RunFigures run;
    private final AuditCheck.Answer audit;

    private ReportPage(RunFigures run, AuditCheck.Answer audit) {
        this.run = run;
        this.audit = audit;
    }

    static String of(RunFigures run, AuditCheck.Answer audit) {
        return new ReportPage(run, audit).text();
    }

    private String text() {
        return Html.filled(ReportPage.class, "report.html", parts());
    }

    private Map<String, String> parts() {
        return Map.ofEntries(
                Map.entry("run", escaped(run.run())),
                Map.entry("pipeline", escaped(run.pipeline())),
                Map.entry("state", escaped(run.state())),
                Map.entry("tone", tone()),
                Map.entry("began", escaped(began())),
                Map.entry("took", Words.time(run.tookMs())),
                Map.entry("speed", Words.number(Words.perSecond(run)) + " rows/s"),
                Map.entry("law", law()),
                Map.entry(
                        "audit",
                        "<p class=\"" + (audit.differs() ? "bad" : "faint") + "\">" + escaped(audit.words()) + "</p>"),
                Map.entry("throughput", throughput()),
                Map.entry("stages", stages()),
                Map.entry("rejects", rejects()),
                Map.entry("enrichment", enrichment()),
                Map.entry("memory", memory()),
                Map.entry("energy", energy()),
                Map.entry("apis", apis()),
                Map.entry("database", database()));
    }

    private String tone() {
        return switch (run.state()) {
            case "SUCCEEDED" -> "good";
            case "DEGRADED", "SUSPENDED", "INTERRUPTED" -> "warn";
            default -> "bad";
        };
    }

    private String began() {
        return run.started().replace('T', ' ').replaceAll("(\\.\\d+)?Z$", "") + " UTC"
                + (run.attempt() == 1 ? "" : ", attempt " + run.attempt())
                + (run.dryRun() ? ", a dry run: nothing was written" : "")
                + (run.errorClass() == null ? "" : ", ended by " + run.errorClass());
    }

    private String law() {
        RunFigures.Account law = run.account();
        return tile("read", law.read(), "=")
                + tile("inserted", law.inserted(), "+")
                + tile("updated", law.updated(), "+")
                + tile("unchanged", law.unchanged(), "+")
                + tile("superseded", law.superseded(), "+")
                + tile("quarantined", law.quarantined(), "");
    }

    private static String tile(String name, long rows, String sign) {
        return "<div><b>" + Words.number(rows) + "</b><span>" + name + "</span></div>"
                + (sign.isEmpty() ? "" : "<i aria-hidden=\"true\">" + sign + "</i>");
    }

    private String throughput() {
        List<Point> points = Throughput.of(run.samples(), run.tookMs());
        double most = points.stream().mapToDouble(Point::value).max().orElse(0);
        return Curve.html(
                "Rows per second from begin to end, at most " + Words.number(most),
                points,
                (double) run.tookMs(),
                most,
                Words.number(most) + " rows/s at most",
                Words.time(run.tookMs()));
    }

    private String memory() {
        RunFigures.Machine machine = run.machine();
        List<Point> points = run.samples().stream()
                .map(sample -> new Point((double) sample.atMs(), (double) sample.heap()))
                .toList();
        long until = run.samples().stream().mapToLong(Sample::atMs).max().orElse(0);
        return Curve.html(
                        "Heap in use from begin to end, at most " + Words.bytes(machine.heapPeak()),
                        points,
                        (double) Math.max(until, run.tookMs()),
                        (double) machine.heapPeak(),
                        Words.bytes(machine.heapPeak()) + " of heap at most, of " + Words.bytes(machine.heapLimit()),
                        Words.time(run.tookMs()))
                + "<p>" + Words.bytes(machine.allocated()) + " allocated as seen at " + machine.collections()
                + " collections, which took " + Words.time(machine.collectionMs()) + "; CPU "
                + Words.time(machine.cpuMs()) + " on " + machine.cpus() + " processors.</p>";
    }

    private String energy() {
        Footprint footprint = run.footprint();
        return footprint == null
                ? ""
                : "<h2>Energy</h2>\n<p>"
                        + escaped(Words.footprint(footprint, run.account().read() - run.before())) + "; "
                        + Words.share(
                                Math.round(footprint.idleWattHours() * 1e6), Math.round(footprint.wattHours() * 1e6))
                        + " of it by processors that waited.</p>";
    }

    private String stages() {
        Bars bars = new Bars("Time by stage");
        for (String stage : List.of("extract", "transform", "validate", "enrich", "load")) {
            long took = run.stages().getOrDefault(stage, 0L);
            bars.add(stage, (double) took, Words.time(took));
        }
        return bars.html();
    }

    private String rejects() {
        if (run.rejects().isEmpty()) {
            return "<p>None.</p>";
        }
        Bars bars = new Bars("Rejects by rule");
        List<Map.Entry<String, Long>> most = run.rejects().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .toList();
        most.stream()
                .limit(MOST_RULES)
                .forEach(rule -> bars.add(rule.getKey(), (double) rule.getValue(), Words.number(rule.getValue())));
        return bars.html()
                + (most.size() > MOST_RULES ? "<p>and " + (most.size() - MOST_RULES) + " more rules</p>" : "");
    }

    private String enrichment() {
        long rows =
                run.enrichment().values().stream().mapToLong(Long::longValue).sum();
        return rows == 0
                ? ""
                : "<p>Enrichment: "
                        + escaped(run.enrichment().entrySet().stream()
                                .map(status -> status.getKey() + " " + Words.number(status.getValue()) + " ("
                                        + Words.share(status.getValue(), rows) + ")")
                                .collect(Collectors.joining(", ")))
                        + "</p>";
    }

    private String apis() {
        return run.apis().isEmpty()
                ? "<p>None was asked.</p>"
                : run.apis().stream().map(ReportPage::api).collect(Collectors.joining("\n"));
    }

    private static String api(Api api) {
        Bars bars = new Bars("Response times of " + api.api())
                .add("half within", api.p50Ms(), Words.time(api.p50Ms()))
                .add("95 % within", api.p95Ms(), Words.time(api.p95Ms()))
                .add("99 % within", api.p99Ms(), Words.time(api.p99Ms()))
                .add("slowest", api.maxMs(), Words.time(api.maxMs()));
        return "<h3>" + escaped(api.api()) + "</h3><p>" + Words.number(api.calls()) + " calls, "
                + Words.share(api.calls() - api.failed(), api.calls()) + " answered; "
                + (api.failed() == 0 ? "none failed" : "failed: " + escaped(counts(api.failures())))
                + (api.statuses().isEmpty() ? "" : "; status " + escaped(counts(api.statuses())))
                + (api.retries() == 0 ? "" : "; " + Words.number(api.retries()) + " tried again")
                + (api.circuit() == null ? "" : "; circuit breaker " + CIRCUITS.get(api.circuit()) + " at the end")
                + ".</p>" + bars.html();
    }

    private static String counts(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> count.getKey() + " " + Words.number(count.getValue()) + " times")
                .collect(Collectors.joining(", "));
    }

    private String database() {
        RunFigures.Database database = run.database();
        return "<p>" + Words.number(database.statements()) + " statements took " + Words.time(database.totalMs())
                + ", " + Words.number(database.slow()) + " of them were slow. Chunks committed: "
                + Words.number(database.commits()) + ", in " + Words.time(database.commitMs()) + "; rolled back: "
                + Words.number(database.rollbacks()) + ". Connections in use, at most seen: " + database.poolPeak()
                + ".</p>"
                + Html.table(
                        List.of("statements", "number", "in all", "slowest", "rows written"),
                        database.slowest().stream()
                                .map(one -> cells(
                                        one.verb() + " " + one.table(),
                                        Words.number(one.count()),
                                        Words.time(one.totalMs()),
                                        Words.time(one.maxMs()),
                                        one.rows() == 0 ? "" : Words.number(one.rows())))
                                .toList())
                + "<p class=\"faint\">What writes rows into the target is timed by the stage load alone.</p>";
    }
}
