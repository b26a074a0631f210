package dev.etlpipeline.observability.report;

import dev.etlpipeline.core.run.Signal;
import dev.etlpipeline.observability.report.RunFigures.Api;
import dev.etlpipeline.observability.report.RunFigures.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a run says at its end of APIs and SQL, above the summary that has all else: a line each, of less than 80 columns. */
final class EndSignals {

    static final String API = "run.api";
    static final String SQL = "run.sql";

    private EndSignals() {}

    static List<Signal> of(RunFigures run) {
        List<Signal> signals = new ArrayList<>();
        run.apis().forEach(api -> signals.add(api(api)));
        if (run.database().statements() > 0 && !run.dryRun()) {
            signals.add(sql(run.database()));
        }
        return signals;
    }

    private static Signal api(Api api) {
        return new Signal(
                API,
                api.api() + ": " + Words.number(api.calls()) + " calls, half in " + Words.time(api.p50Ms())
                        + ", 95 % in " + Words.time(api.p95Ms()) + ", " + none(api.failed()) + " failed",
                Map.of(
                        "api", api.api(),
                        "calls", api.calls(),
                        "failed", api.failed(),
                        "p50_ms", Math.round(api.p50Ms()),
                        "p95_ms", Math.round(api.p95Ms())));
    }

    private static Signal sql(Database database) {
        return new Signal(
                SQL,
                "SQL: " + Words.number(database.statements()) + " statements in " + Words.time(database.totalMs())
                        + ", " + none(database.slow()) + " slow"
                        + (database.slow() == 0 ? "" : " (logs search --event sql.slow)"),
                Map.of(
                        "statements", database.statements(),
                        "slow", database.slow(),
                        "took_ms", Math.round(database.totalMs())));
    }

    private static String none(long number) {
        return number == 0 ? "none" : Words.number(number);
    }
}
