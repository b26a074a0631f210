package dev.etlpipeline.governance.lineage.event;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunId;
import dev.etlpipeline.core.run.RunListener;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.source.Reject;
import dev.etlpipeline.governance.lineage.Lineage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes events of a run's beginning and end. Nothing is done for a row, and nobody waits but the end of a run. */
final class EventListener implements RunListener {

    private final EventSettings settings;
    private final Path home;
    private final TargetName target;
    private final Function<PipelineDefinition, Lineage> derive;
    private final Map<RunId, LiveRun> runs = new ConcurrentHashMap<>();
    private @Nullable Outbox outbox;

    /** @param home where a relative path of the settings starts */
    EventListener(EventSettings settings, Path home, TargetName target, Function<PipelineDefinition, Lineage> derive) {
        this.settings = settings;
        this.home = home;
        this.target = target;
        this.derive = derive;
    }

    @Override
    public void runStarted(RunContext run, RunRequest request, long bytes) {
        if (request.dryRun()) {
            return;
        }
        begin(run, request.operation(), request.definition(), request.name(), bytes);
    }

    @Override
    public void reworkStarted(RunContext run, String operation, PipelineDefinition definition) {
        begin(run, operation, definition, null, 0);
    }

    private void begin(
            RunContext run, String operation, PipelineDefinition definition, @Nullable String file, long bytes) {
        LiveRun live = new LiveRun(run, operation, definition, file, bytes, derive.apply(definition));
        runs.put(run.runId(), live);
        outbox().put(events().started(live));
    }

    @Override
    public void rowsRejected(RunContext run, List<Reject> rejects) {
        LiveRun live = runs.get(run.runId());
        if (live != null) {
            rejects.forEach(live::rejected);
        }
    }

    @Override
    public void reworkFinished(RunContext run, RunResult result) {
        runFinished(run, result);
    }

    /** Not before its events are sent, as far as that goes quickly: the process may end next. */
    @Override
    public void runFinished(RunContext run, RunResult result) {
        LiveRun live = runs.remove(run.runId());
        if (live != null) {
            outbox().put(events().ended(live, result));
            outbox().flush();
        }
    }

    private RunEvents events() {
        return new RunEvents(settings, target);
    }

    /** Made by the first event: the libraries behind it take their time. */
    private synchronized Outbox outbox() {
        Outbox made = outbox;
        if (made == null) {
            Receiver receiver = settings.to() == Destination.FILE
                    ? new EventFile(home.resolve(settings.file()))
                    : new EventService(settings);
            made = new Outbox(receiver, settings.queue(), settings.endWait());
            outbox = made;
        }
        return made;
    }
}
