package dev.etlpipeline.governance.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.etlpipeline.core.load.LoadCounts;
import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.module.RunRecorder;
import dev.etlpipeline.core.run.Accounting;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The run that is under way, and the events it makes. For the run's thread. */
final class RecordedRun {

    private final RunContext context;
    private final RunRequest request;
    private final RunRecorder.Begun begun;
    private final @Nullable ChangedColumns changed;
    private final ObjectMapper json = new ObjectMapper();
    private Applied applied = Applied.NOTHING;

    /** @param changed null where no changes of columns are put on record */
    RecordedRun(RunContext context, RunRequest request, RunRecorder.Begun begun, @Nullable ChangedColumns changed) {
        this.context = context;
        this.request = request;
        this.begun = begun;
        this.changed = changed;
    }

    String pipeline() {
        return context.pipeline();
    }

    String runId() {
        return context.runId().value();
    }

    long runNo() {
        return begun.runNo();
    }

    /** To the millisecond, as it is stored. */
    Instant now() {
        return context.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    Set<String> beforeColumns() {
        return changed == null ? Set.of() : changed.names();
    }

    List<Change> changes(LoadedChunk loaded) {
        return changed == null ? List.of() : changed.of(loaded);
    }

    /** Its chunk is committed. */
    void committed(LoadedChunk loaded) {
        applied = applied.plus(Applied.in(loaded.chunk()));
    }

    Event system(Actor actor, SystemState.Found found) {
        ObjectNode detail = json.createObjectNode();
        found.changed().forEach(detail.putArray(SystemState.CHANGED)::add);
        ObjectNode state = detail.putObject(SystemState.STATE);
        found.parts().forEach(state::put);
        return event(Event.SYSTEM, null, actor, null, detail);
    }

    Event started(Actor actor, SystemState.Found found) {
        ObjectNode detail = json.createObjectNode()
                .put("operation", request.operation())
                .put("attempt", context.attempt())
                .put("fence", begun.fence())
                .put("version", begun.version())
                .put("file", sha256())
                .put("enrich", request.enrich());
        if (request.limit() != Long.MAX_VALUE) {
            detail.put("limit", request.limit());
        }
        detail.put("settings", found.digest("setting.")).put("definition", found.digest("definition."));
        Set<String> tracked = beforeColumns();
        tracked.stream().sorted().forEach(detail.putArray("changes-of")::add);
        return event(Event.STARTED, null, actor, null, detail);
    }

    private String sha256() {
        try {
            return request.input().identify().sha256();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Event chunk(LoadedChunk loaded) {
        ObjectNode detail = json.createObjectNode()
                .put("first", loaded.chunk().firstRecord())
                .put("last", loaded.chunk().lastRecord());
        detail.setAll(Applied.in(loaded.chunk()).json(json));
        return event(Event.CHUNK, loaded.chunk().number(), Actor.OF_THE_RUN, loaded.counts(), detail);
    }

    Event finished(RunRecorder.End end) {
        Accounting account = end.accounting();
        ObjectNode detail = json.createObjectNode()
                .put("state", end.state().name())
                .put("attempt", context.attempt())
                .put("read", account.read());
        Throwable failure = end.failure();
        if (failure != null) {
            detail.put("failure", failure.getClass().getName());
        }
        ObjectNode rejects = detail.putObject("rejects");
        end.rejects().forEach(rejects::put);
        detail.set("applied", applied.each(request.definition(), json));
        LoadCounts counts = new LoadCounts(
                account.inserted(),
                account.updated(),
                account.unchanged(),
                account.superseded(),
                account.quarantined());
        return event(Event.FINISHED, null, Actor.OF_THE_RUN, counts, detail);
    }

    private Event event(
            String kind, @Nullable Long chunk, Actor actor, @Nullable LoadCounts counts, ObjectNode detail) {
        return new Event(now(), kind, runId(), runNo(), chunk, actor, counts, 0, null, detail.toString());
    }
}
