package dev.etlpipeline.observability.serve;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.etlpipeline.core.call.Operation;
import dev.etlpipeline.core.call.OperationKind;
import dev.etlpipeline.core.control.Holder;
import dev.etlpipeline.core.load.LoadCounts;
import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.run.Accounting;
import dev.etlpipeline.core.run.Failures;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.Signal;
import dev.etlpipeline.core.source.Reject;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * How one attempt of a run stands, added up from what listeners are told: counts and times only, nothing of a row. Told by the
 * run's threads, read by the writer's.
 */
final class LiveRun {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final RunContext run;
    private final RunRequest request;
    private final long bytes;
    private final Instant started;
    private final LiveEvents events;
    private final Pace pace = new Pace();
    private final Map<OperationKind, Spent> stages = new EnumMap<>(OperationKind.class);
    private final Map<String, ApiCalls> apis = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> rejects = new ConcurrentHashMap<>();
    private final Map<String, String> circuits = new ConcurrentHashMap<>();
    private LoadCounts counts = new LoadCounts(0, 0, 0, 0, 0);
    private long chunks;
    private long offset;
    private @Nullable RunResult result;
    private @Nullable Instant ended;

    LiveRun(RunContext run, RunRequest request, long bytes) {
        this.run = run;
        this.request = request;
        this.bytes = bytes;
        this.started = run.clock().instant();
        this.events = new LiveEvents(run.clock());
        for (OperationKind kind : OperationKind.values()) {
            stages.put(kind, new Spent());
        }
        events.add("INFO", "run.started", "the run begins with " + request.name());
    }

    /** Time and number of operations of one kind. */
    private static final class Spent {

        private final LongAdder nanos = new LongAdder();
        private final LongAdder done = new LongAdder();
        private final LongAdder failed = new LongAdder();
    }

    String fileName() {
        return run.runId() + "-" + run.attempt() + ".json";
    }

    void operation(Operation operation, Duration took, @Nullable Exception failure) {
        Spent spent = stages.get(operation.kind());
        if (spent != null) {
            spent.nanos.add(took.toNanos());
            (failure == null ? spent.done : spent.failed).increment();
        }
        if (operation.kind() == OperationKind.API_CALL) {
            apis.computeIfAbsent(operation.target(), api -> new ApiCalls()).add(took, failure);
        }
    }

    void rejected(List<Reject> some) {
        for (Reject reject : some) {
            rejects.computeIfAbsent(reject.rule(), rule -> new LongAdder()).increment();
        }
    }

    synchronized void committed(LoadedChunk loaded) {
        LoadCounts more = loaded.counts();
        counts = new LoadCounts(
                counts.inserted() + more.inserted(),
                counts.updated() + more.updated(),
                counts.unchanged() + more.unchanged(),
                counts.superseded() + more.superseded(),
                counts.quarantined() + more.quarantined());
        chunks++;
        offset = loaded.chunk().after().offset();
    }

    void signalled(Signal signal) {
        boolean warns = signal.name().startsWith("health.") || signal.name().endsWith(".opened");
        events.add(warns ? "WARN" : "INFO", signal.name(), signal.message());
        if (signal.name().startsWith("circuit.") && signal.facts().get("api") != null) {
            circuits.put(
                    String.valueOf(signal.facts().get("api")), signal.name().substring("circuit.".length()));
        }
    }

    synchronized void finished(RunResult end) {
        result = end;
        ended = run.clock().instant();
        boolean well = end.state() == RunState.SUCCEEDED || end.state() == RunState.DEGRADED;
        events.add(
                well ? "INFO" : "ERROR",
                "run.finished",
                "the run ended " + end.state()
                        + end.failed().map(why -> ": " + Failures.describe(why)).orElse(""));
    }

    private static long sum(LoadCounts counts) {
        return counts.inserted() + counts.updated() + counts.unchanged() + counts.superseded() + counts.quarantined();
    }

    /** As it stands; each call is one more sample of the pace. */
    synchronized ObjectNode json() {
        RunResult end = result;
        Instant now = ended == null ? run.clock().instant() : ended;
        Accounting law = end == null ? null : end.accounting();
        long read = law == null ? sum(counts) : law.read();
        pace.at(Duration.between(started, now), read);
        ObjectNode node = MAPPER.createObjectNode();
        node.put("run_id", run.runId().value());
        node.put("attempt", run.attempt());
        node.put("pipeline", run.pipeline());
        node.put("operation", request.operation());
        node.put("dry_run", request.dryRun());
        node.put("status", (end == null ? RunState.RUNNING : end.state()).name());
        node.put("holder", Holder.ofThisProcess());
        node.put("pid", ProcessHandle.current().pid());
        node.put("at", run.clock().instant().toString());
        node.put("started", started.toString());
        node.put("ended", ended == null ? null : ended.toString());
        node.put("took_ms", (end == null ? Duration.between(started, now) : end.took()).toMillis());
        node.put("file", request.name());
        node.put("bytes", bytes);
        node.put("bytes_done", offset);
        node.put("chunks", chunks);
        account(node, law, read);
        node.put("rows_per_second", end == null ? pace.now() : Math.round(end.rowsPerSecond()));
        node.put(
                "error",
                end == null ? null : end.failed().map(Failures::describe).orElse(null));
        details(node);
        return node;
    }

    private void account(ObjectNode node, @Nullable Accounting law, long read) {
        node.put("read", read);
        node.put("inserted", law == null ? counts.inserted() : law.inserted());
        node.put("updated", law == null ? counts.updated() : law.updated());
        node.put("unchanged", law == null ? counts.unchanged() : law.unchanged());
        node.put("superseded", law == null ? counts.superseded() : law.superseded());
        node.put("quarantined", law == null ? counts.quarantined() : law.quarantined());
    }

    private void details(ObjectNode node) {
        ObjectNode spent = node.putObject("stages");
        stages.forEach((kind, stage) -> {
            if (stage.done.sum() + stage.failed.sum() > 0) {
                spent.putObject(kind.name())
                        .put("ms", Duration.ofNanos(stage.nanos.sum()).toMillis())
                        .put("done", stage.done.sum())
                        .put("failed", stage.failed.sum());
            }
        });
        ObjectNode byRule = node.putObject("rejects");
        RunResult end = result;
        if (end == null) {
            new TreeMap<>(rejects).forEach((rule, count) -> byRule.put(rule, count.sum()));
        } else {
            end.rejects().forEach(byRule::put);
        }
        ObjectNode called = node.putObject("apis");
        new TreeMap<>(apis).forEach((api, calls) -> called.set(api, calls.json()));
        ObjectNode states = node.putObject("circuits");
        new TreeMap<>(circuits).forEach(states::put);
        node.set("pace", pace.json());
        node.set("events", events.json());
    }
}
