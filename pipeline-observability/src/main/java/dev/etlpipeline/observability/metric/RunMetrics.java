package dev.etlpipeline.observability.metric;

import static dev.etlpipeline.observability.metric.Metric.word;

import dev.etlpipeline.core.call.Exchange;
import dev.etlpipeline.core.call.OperationKind;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.load.LoadCounts;
import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunListener;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.Signal;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Reject;
import dev.etlpipeline.observability.log.Event;
import dev.etlpipeline.observability.log.EventLine;
import dev.etlpipeline.observability.log.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what a run tells of itself. */
final class RunMetrics implements RunListener {

    private static final String RETRY = "retry.";

    private final Metrics metrics;
    private final Circuits circuits = new Circuits();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicBoolean gauged = new AtomicBoolean();

    RunMetrics(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void runStarted(RunContext run, RunRequest request, long bytes) {
        inFlight.set(0);
        Meters meters = metrics.begin(run, request.operation());
        if (gauged.compareAndSet(false, true)) {
            meters.gauge(Metric.IN_FLIGHT, inFlight, AtomicInteger::get);
        }
    }

    @Override
    public void chunkStarted(RunContext run, Chunk chunk) {
        if (chunk.records() > 0) {
            inFlight.incrementAndGet();
        }
    }

    @Override
    public void chunkCommitted(RunContext run, LoadedChunk chunk) {
        inFlight.decrementAndGet();
        metrics.started().ifPresent(meters -> {
            LoadCounts counts = chunk.counts();
            rows(meters, run, "inserted", counts.inserted());
            rows(meters, run, "updated", counts.updated());
            rows(meters, run, "unchanged", counts.unchanged());
            rows(meters, run, "superseded", counts.superseded());
            rows(meters, run, "quarantined", counts.quarantined());
            sources(chunk.chunk()).forEach((mark, rows) -> enriched(meters, mark, rows));
        });
    }

    private static void rows(Meters meters, RunContext run, String outcome, long rows) {
        if (rows > 0) {
            meters.count(Metric.ROWS, rows, run.pipeline(), outcome);
        }
    }

    /** Rows by their {@code data_source}; equal ones mostly follow one another. */
    private static Map<String, Long> sources(Chunk chunk) {
        Map<String, Long> rows = new HashMap<>();
        if (chunk.rows().isEmpty() || !chunk.rows().get(0).schema().has(PipelineDefinition.DATA_SOURCE)) {
            return rows;
        }
        int position = chunk.rows().get(0).schema().indexOf(PipelineDefinition.DATA_SOURCE);
        Object last = null;
        long same = 0;
        for (Row row : chunk.rows()) {
            Object next = row.get(position);
            if (last != null && !last.equals(next)) {
                rows.merge(last.toString(), same, Long::sum);
                same = 0;
            }
            last = next;
            same++;
        }
        if (last != null) {
            rows.merge(last.toString(), same, Long::sum);
        }
        return rows;
    }

    /** @param mark such as {@code postcode=api;company=cache} */
    private static void enriched(Meters meters, String mark, long rows) {
        for (String one : mark.split(";")) {
            int equals = one.indexOf('=');
            if (equals > 0) {
                meters.count(Metric.ENRICHED, rows, one.substring(0, equals), one.substring(equals + 1));
            }
        }
    }

    @Override
    public void rowsRejected(RunContext run, List<Reject> rejects) {
        Map<List<String>, Long> byRule = new HashMap<>();
        rejects.forEach(reject -> byRule.merge(List.of(reject.rule(), word(reject.stage())), 1L, Long::sum));
        metrics.started()
                .ifPresent(meters -> byRule.forEach(
                        (key, rows) -> meters.count(Metric.REJECTS, rows, run.pipeline(), key.get(0), key.get(1))));
    }

    @Override
    public void exchanged(RunContext run, Exchange exchange) {
        String failure = exchange.failure() == null ? "none" : word(exchange.failure());
        String status = exchange.status() == 0 ? "none" : Integer.toString(exchange.status());
        if (exchange.failure() != null && EventLine.isOn(Event.API_FAILED)) {
            EventLine.of(Event.API_FAILED)
                    .with(Field.TARGET, exchange.target())
                    .with(Field.CAUSE, failure)
                    .with(Field.STATUS, exchange.status() == 0 ? null : (Integer) exchange.status())
                    .with(Field.TOOK_MS, exchange.took().toMillis())
                    .with(Field.CONNECT_MS, exchange.connected().toMillis())
                    .log();
        }
        metrics.started()
                .ifPresent(meters -> meters.time(
                        Metric.API, exchange.took(), exchange.target(), exchange.method(), status, failure));
    }

    @Override
    public void signalled(RunContext run, Signal signal) {
        metrics.started().ifPresent(meters -> {
            meters.count(Metric.SIGNALS, 1, signal.name());
            if (signal.name().startsWith(RETRY)) {
                meters.count(
                        Metric.RETRIES, 1, target(run, signal), signal.name().substring(RETRY.length()));
            }
            circuits.heard(signal, meters);
        });
    }

    /** Of what is read the target is a file, and its pipeline stands for it. */
    private static String target(RunContext run, Signal retry) {
        return OperationKind.EXTRACT.name().equals(retry.facts().get("kind"))
                ? run.pipeline()
                : retry.facts().getOrDefault("target", "unknown").toString();
    }

    @Override
    public void reworkStarted(RunContext run, String operation, PipelineDefinition definition) {
        metrics.begin(run, operation);
    }

    /** No chunk has told what became of the rows. */
    @Override
    public void reworkFinished(RunContext run, RunResult result) {
        metrics.started().ifPresent(meters -> {
            rows(meters, run, "updated", result.accounting().updated());
            rows(meters, run, "unchanged", result.accounting().unchanged());
        });
        ended(run, result);
    }

    @Override
    public void runFinished(RunContext run, RunResult result) {
        inFlight.set(0);
        ended(run, result);
    }

    private void ended(RunContext run, RunResult result) {
        metrics.started()
                .ifPresent(meters -> meters.time(
                        Metric.RUN,
                        result.took(),
                        result.pipeline(),
                        result.state().name().toLowerCase(Locale.ROOT)));
        metrics.end(run, result);
    }
}
