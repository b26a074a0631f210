package dev.etlpipeline.chaos.child;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.etlpipeline.core.call.Operation;
import dev.etlpipeline.core.load.LoadCounts;
import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.run.Accounting;
import dev.etlpipeline.core.run.Failures;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunListener;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.Signal;
import dev.etlpipeline.core.source.Chunk;
import java.time.Duration;

/** Tells the parent of a run. */
final class TellingListener implements RunListener {

    private final EventStream events;

    TellingListener(EventStream events) {
        this.events = events;
    }

    @Override
    public void runStarted(RunContext run, RunRequest request, long bytes) {
        ObjectNode facts = events.facts();
        facts.put("run_id", run.runId().value()).put("attempt", run.attempt()).put("pipeline", run.pipeline());
        events.tell(ChildEvent.RUN_STARTED, facts);
    }

    @Override
    public void chunkStarted(RunContext run, Chunk chunk) {
        events.tell(ChildEvent.CHUNK_READ, place(chunk));
    }

    @Override
    public void operationFailed(RunContext run, Operation operation, Duration took, Exception failure) {
        ObjectNode facts = events.facts();
        facts.put("kind", operation.kind().name());
        facts.put("target", operation.target()).put("chunk", operation.chunk());
        facts.put("failure", Failures.describe(failure));
        events.tell(ChildEvent.OPERATION_FAILED, facts);
    }

    @Override
    public void chunkCommitted(RunContext run, LoadedChunk loaded) {
        LoadCounts counts = loaded.counts();
        ObjectNode facts = place(loaded.chunk());
        facts.put("inserted", counts.inserted()).put("updated", counts.updated());
        facts.put("unchanged", counts.unchanged()).put("superseded", counts.superseded());
        facts.put("quarantined", counts.quarantined());
        events.tell(ChildEvent.CHUNK_COMMITTED, facts);
    }

    @Override
    public void signalled(RunContext run, Signal signal) {
        ObjectNode facts = events.facts();
        facts.put("name", signal.name()).put("message", signal.message());
        facts.set("facts", EventStream.JSON.valueToTree(signal.facts()));
        events.tell(ChildEvent.SIGNAL, facts);
    }

    @Override
    public void runFinished(RunContext run, RunResult result) {
        Accounting law = result.accounting();
        ObjectNode facts = events.facts();
        facts.put("run_id", result.runId().value());
        facts.put("state", result.state().name()).put("read", law.read());
        facts.put("inserted", law.inserted()).put("updated", law.updated());
        facts.put("unchanged", law.unchanged()).put("superseded", law.superseded());
        facts.put("quarantined", law.quarantined());
        facts.put("failure", result.failed().map(Failures::describe).orElse(""));
        ObjectNode stages = facts.putObject("stages");
        result.stages().forEach((stage, time) -> stages.put(stage.name(), time.toMillis()));
        events.tell(ChildEvent.RUN_FINISHED, facts);
    }

    private ObjectNode place(Chunk chunk) {
        ObjectNode facts = events.facts();
        return facts.put("chunk", chunk.number())
                .put("first", chunk.firstRecord())
                .put("last", chunk.lastRecord());
    }
}
