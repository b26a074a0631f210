package dev.etlpipeline.resilience.quarantine;

import dev.etlpipeline.core.control.SourceFiles;
import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.module.ActionRecorder;
import dev.etlpipeline.core.module.RawViews;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunId;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.Signal;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Reject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one run sets aside, or replays. Used by the loading thread. */
final class QuarantinedRun {

    private final RunContext run;
    private final RunRequest request;
    private final @Nullable SourceForm form;
    private final @Nullable ReplayMarks marks;
    private final Tools tools;
    private final String version;
    private QuarantineStore.@Nullable Run row;
    private long salvaged;

    private QuarantinedRun(
            RunContext run,
            RunRequest request,
            @Nullable SourceForm form,
            @Nullable ReplayMarks marks,
            Tools tools,
            String version) {
        this.run = run;
        this.request = request;
        this.form = form;
        this.marks = marks;
        this.tools = tools;
        this.version = version;
    }

    /** What is kept of records, which go on without their bad columns, and where it is recorded what people do. */
    record Tools(KeptRaw kept, RawViews views, Salvage salvage, ActionRecorder actions) {}

    static QuarantinedRun first(RunContext run, RunRequest request, SourceForm form, Tools tools) {
        return new QuarantinedRun(run, request, form, null, tools, DefinitionVersion.of(request.definition()));
    }

    static QuarantinedRun again(RunContext run, RunRequest request, Replay replay, Tools tools) {
        String version = DefinitionVersion.of(request.definition());
        ReplayMarks marks = new ReplayMarks(replay, run.runId().value(), version);
        return new QuarantinedRun(run, request, null, marks, tools, version);
    }

    void beforeCommit(Connection tx, LoadedChunk loaded) throws SQLException {
        if (marks != null) {
            marks.write(tx, loaded, QuarantineStore.now(run.clock()), tools.actions());
            return;
        }
        Chunk chunk = loaded.chunk();
        keep(tx, chunk, chunk.rejects(), State.HELD);
        keep(tx, chunk, tools.salvage().of(chunk).values(), State.SALVAGED);
    }

    void committed(LoadedChunk loaded) {
        if (marks != null) {
            marks.committed(loaded);
            return;
        }
        salvaged += tools.salvage().of(loaded.chunk()).size();
        tools.salvage().forget(loaded.chunk());
    }

    /** Records loaded without their bad columns so far. */
    long salvaged() {
        return salvaged;
    }

    RunId id() {
        return run.runId();
    }

    void signal(Signal signal) {
        run.signal(signal);
    }

    private void keep(Connection tx, Chunk chunk, Collection<Reject> rejects, State state) throws SQLException {
        SourceForm known = form;
        if (rejects.isEmpty() || known == null) {
            return;
        }
        Map<Reject, Raw> kept = new LinkedHashMap<>();
        rejects.forEach(reject -> kept.put(reject, raw(reject, known.charset())));
        QuarantineStore.Run common = row(tx);
        QuarantineStore.file(tx, common.fileId(), known);
        QuarantineStore.insert(tx, common, chunk, kept, state, run.clock());
    }

    private Raw raw(Reject reject, Charset charset) {
        return Raw.of(reject, request.definition(), tools.views(), tools.kept(), charset);
    }

    private QuarantineStore.Run row(Connection tx) throws SQLException {
        QuarantineStore.Run known = row;
        if (known == null) {
            known = new QuarantineStore.Run(run.runId().value(), run.attempt(), run.pipeline(), fileId(tx), version);
            row = known;
        }
        return known;
    }

    private long fileId(Connection tx) throws SQLException {
        try {
            return SourceFiles.find(tx, request.input().identify())
                    .orElseThrow(() -> new SQLException("etl.source_file does not know the run's file"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
