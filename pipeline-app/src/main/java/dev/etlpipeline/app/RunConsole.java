package dev.etlpipeline.app;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.engine.PipelineRunner;
import dev.etlpipeline.core.load.CodecEdge;
import dev.etlpipeline.core.module.Workspace.Output;
import dev.etlpipeline.core.run.RunListener;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.RunStopped;
import dev.etlpipeline.core.source.StartPoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A run before a person: progress, Ctrl-C after the chunk in hand, the result. */
final class RunConsole {

    private final App app;
    private final Supplier<String> command;
    private final @Nullable Path definition;

    /**
     * @param command    as it was typed, to be typed again
     * @param definition as it was named, null where it was not
     */
    RunConsole(App app, Supplier<String> command, @Nullable Path definition) {
        this.app = app;
        this.command = command;
        this.definition = definition;
    }

    /** @return the exit code */
    int run(RunRequest request, Output output) throws IOException {
        app.modules().listen(output == Output.QUIET ? new RunListener() {} : Progress.on(app.screen()));
        try (PipelineRunner engine = app.runner();
                StopOnSignal signals = new StopOnSignal(engine::requestStop, app.screen())) {
            RunResult result = engine.run(request);
            report(request.definition(), result, output);
            return result.state().exitCode();
        }
    }

    private void report(PipelineDefinition read, RunResult result, Output output) {
        String why = result.failed().map(new Complaint(app)::text).orElse("");
        if (output == Output.JSON) {
            app.screen().out().println(JsonSummary.of(result));
            if (!why.isEmpty()) {
                app.screen().err().println("Error: " + why);
            }
            sayNext(read, result);
        } else {
            boolean quiet = output == Output.QUIET;
            FollowUps next = new FollowUps(
                    command.get(),
                    app.command("./pipeline runs show " + result.runId()),
                    next(result),
                    rejectsCommand(result),
                    goOn(result),
                    refill(read));
            Summary summary = new Summary(app.screen(), result, why, next);
            app.screen().out().print(quiet ? summary.line() : summary.text());
            app.screen().out().flush();
            if (quiet) { // the long text ends with it
                sayNext(read, result);
            }
        }
    }

    private Optional<String> next(RunResult result) {
        return result.failed().flatMap(new Complaint(app)::next);
    }

    private Optional<String> rejectsCommand(RunResult result) {
        return app.modules()
                .rejectSink()
                .flatMap(sink -> sink.command(result.runId().value()))
                .map(app::command);
    }

    /** Where something is installed that remembers how far the run came, and nobody else has gone on meanwhile. */
    private Optional<String> goOn(RunResult result) {
        boolean atItsEnd = result.dryRun()
                || result.state().exitCode() == 0
                || result.state() == RunState.FENCED
                || isAnew(result);
        return atItsEnd
                ? Optional.empty()
                : app.modules()
                        .startPoint()
                        .flatMap((StartPoint point) -> point.commandToGoOn(result))
                        .map(app::command);
    }

    /** Whether only a new run of a mended file can end better. */
    static boolean isAnew(RunResult result) {
        return result.failed().orElse(null) instanceof RunStopped stopped && stopped.isAnew();
    }

    /** Where the target gives back what the command would have to read from there. */
    private Optional<String> refill(PipelineDefinition read) {
        String named = definition == null ? "" : CommandText.words(List.of("--definition=" + definition));
        return app.modules()
                .refill()
                .filter(words -> CodecEdge.lost(
                                read, read.enrichments(), app.modules().codecs())
                        .isEmpty())
                .map(words -> app.command(words + named));
    }

    private void sayNext(PipelineDefinition read, RunResult result) {
        next(result)
                .or(() -> goOn(result))
                .or(() -> result.state() == RunState.DEGRADED && !result.dryRun()
                        ? refill(read).or(() -> Optional.of(command.get()))
                        : Optional.empty())
                .ifPresent(next -> app.screen().err().println("Next: " + next));
    }
}
