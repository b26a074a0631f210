package dev.etlpipeline.governance.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.load.LoadParticipant;
import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.load.ValueCodec;
import dev.etlpipeline.core.module.ActionRecorder;
import dev.etlpipeline.core.module.ManualAction;
import dev.etlpipeline.core.module.RewrittenRows;
import dev.etlpipeline.core.module.RunRecorder;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.governance.audit.Chain.Head;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes events of what runs and people do: a run's start and end, each chunk, each command that changed something. Each is written in
 * the transaction that does it, so that neither stands without the other. Serves one run after another; for the thread that loads, or
 * that of a command.
 */
final class AuditTrail implements LoadParticipant, RunRecorder, ActionRecorder {

    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);

    private final AuditSettings settings;
    private final AuditKeys keys;
    private final Personal personal;
    private final Chain chain;
    private final AuditStore store = new AuditStore();
    private final AnchorFile anchors;
    private final SystemState system;
    private final Supplier<List<ValueCodec>> codecs;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();
    private @Nullable RecordedRun run;
    private Head last = Head.NONE;
    private long anchored;

    /** @param codecs asked at a run's start, when all are there */
    AuditTrail(
            AuditSettings settings,
            AuditKeys keys,
            Personal personal,
            AnchorFile anchors,
            SystemState system,
            Supplier<List<ValueCodec>> codecs,
            Clock clock) {
        this.settings = settings;
        this.keys = keys;
        this.personal = personal;
        this.chain = new Chain(keys::chain);
        this.anchors = anchors;
        this.system = system;
        this.codecs = codecs;
        this.clock = clock;
    }

    @Override
    public void begun(Connection tx, RunContext context, RunRequest request, Begun begun) throws SQLException {
        RecordedRun now = new RecordedRun(context, request, begun, changed(request.definition()));
        run = now;
        Head head = store.head(tx, now.pipeline());
        String before = store.detail(tx, now.pipeline(), head.systemEvent()).orElse(null);
        SystemState.Found found = system.found(tx, request.definition(), begun.version(), before);
        Actor actor = Actor.of(tx);
        if (found.isNews()) {
            chain.append(tx, now.pipeline(), now.system(actor, found), List.of());
        }
        last = chain.append(tx, now.pipeline(), now.started(actor, found), List.of());
        anchored = last.number();
    }

    private @Nullable ChangedColumns changed(PipelineDefinition definition) {
        return keys.values()
                .map(key -> new ChangedColumns(
                        definition, codecs.get(), tracked(), new RowHashes(definition, personal::is, key)))
                .orElse(null);
    }

    private Predicate<Column> tracked() {
        return switch (settings.changes()) {
            case PERSONAL -> personal::is;
            case ALL -> column -> true;
            case NONE -> column -> false;
        };
    }

    @Override
    public Set<String> beforeColumns() {
        RecordedRun now = run;
        return now == null ? Set.of() : now.beforeColumns();
    }

    @Override
    public void beforeCommit(Connection tx, LoadedChunk loaded) throws SQLException {
        RecordedRun now = run;
        if (now != null) {
            last = chain.append(tx, now.pipeline(), now.chunk(loaded), now.changes(loaded));
        }
    }

    @Override
    public void afterCommit(LoadedChunk loaded) {
        RecordedRun now = run;
        if (now != null) {
            now.committed(loaded);
            if (last.number() - anchored >= settings.anchor().every()) {
                anchor(now);
            }
        }
    }

    @Override
    public void ended(Connection tx, RunContext context, End end) throws SQLException {
        RecordedRun now = run;
        if (now != null) {
            last = chain.append(tx, now.pipeline(), now.finished(end), List.of());
        }
    }

    @Override
    public void endCommitted(RunContext context) {
        RecordedRun now = run;
        run = null;
        if (now != null) {
            anchor(now);
        }
    }

    /** A file that cannot be written costs the anchor, and not the load: the chain stands without. */
    private void anchor(RecordedRun now) {
        anchored = last.number();
        try {
            anchors.add(now.pipeline(), last, now.now());
        } catch (UncheckedIOException e) {
            LOG.warn("Event {} of {} is not anchored: {}", last.number(), now.pipeline(), e.getMessage());
        }
    }

    @Override
    public void record(Connection tx, ManualAction action) throws SQLException {
        RecordedRun now = run;
        record(tx, action, now == null ? null : now.runId(), now == null ? null : now.runNo(), List.of());
    }

    @Override
    public void record(Connection tx, ManualAction action, RewrittenRows rows) throws SQLException {
        ChangedColumns changed = changed(rows.definition());
        record(
                tx,
                action,
                rows.run().runId().value(),
                rows.runNo(),
                changed == null ? List.of() : changed.of(rows.rows()));
    }

    private void record(
            Connection tx, ManualAction action, @Nullable String runId, @Nullable Long runNo, List<Change> changes)
            throws SQLException {
        ObjectNode detail = json.createObjectNode()
                .put("subject", action.subject())
                .put("entries", action.entries())
                .put("reason", action.reason());
        Event event = new Event(
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                Event.ACTION + action.name(),
                runId,
                runNo,
                null,
                Actor.of(tx),
                null,
                0,
                null,
                detail.toString());
        chain.append(tx, action.pipeline(), event, changes);
    }
}
