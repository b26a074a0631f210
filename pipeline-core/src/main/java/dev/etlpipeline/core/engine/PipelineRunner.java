package dev.etlpipeline.core.engine;

import dev.etlpipeline.core.definition.Catalogue;
import dev.etlpipeline.core.module.Modules;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.module.StandIn;
import dev.etlpipeline.core.run.Attempt;
import dev.etlpipeline.core.run.Failures;
import dev.etlpipeline.core.run.RunId;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.step.StepCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Runs pipelines, one at a time. Whoever makes it closes it, which stops the stand-ins that runs started. */
public final class PipelineRunner implements AutoCloseable {

    private final RunParts parts;
    private final Clock clock;
    private volatile @Nullable RunSession session;
    private volatile boolean stopped;

    /**
     * @param modules  installed
     * @param settings valid, of core and all modules
     * @param home     where relative paths of settings start
     * @param version  of the pipeline, for the audit row
     */
    public PipelineRunner(Modules modules, SettingsReader settings, Path home, Clock clock, String version) {
        this.parts = new RunParts(modules, settings, catalogue(modules), home, version);
        this.clock = clock;
    }

    /** The steps and rules that definitions may name: core's and the modules'. */
    public static Catalogue catalogue(Modules modules) {
        StepCatalogue catalogue = StepCatalogue.core();
        modules.steps().forEach(catalogue::step);
        modules.rules().forEach(catalogue::rule);
        return catalogue;
    }

    /**
     * Runs to an end, whichever it is: what stops a run that has begun is in the result, as is a
     * {@link dev.etlpipeline.core.run.RunStopped}, or an {@link Error}, at any time.
     *
     * @throws dev.etlpipeline.core.source.SourceException         the file cannot be used
     * @throws dev.etlpipeline.core.settings.SettingsException     the enrichments' settings do not fit the definition
     * @throws dev.etlpipeline.core.warehouse.WarehouseException   the warehouse cannot be used
     * @throws dev.etlpipeline.core.control.LeaseHeldException     another run of the pipeline lives
     */
    public RunResult run(RunRequest request) {
        Attempt attempt =
                request.attempt() == null ? new Attempt(RunId.next(clock, new SecureRandom()), 1) : request.attempt();
        CurrentRun run = new CurrentRun(
                attempt.runId(),
                attempt.number(),
                request.definition().name(),
                clock,
                new Listeners(parts.modules().listeners()));
        RunSession begun = new RunSession(parts, request, run);
        session = begun;
        if (stopped) {
            begun.requestStop();
        }
        try {
            return begun.execute();
        } catch (RuntimeException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("the run could not begin: " + Failures.describe(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the run was interrupted before it began", e);
        } catch (Exception e) {
            throw new IllegalStateException("the run could not begin: " + Failures.describe(e), e);
        } finally {
            session = null;
        }
    }

    /** Ends the run after the chunk in hand. Any thread. */
    public void requestStop() {
        stopped = true;
        RunSession running = session;
        if (running != null) {
            running.requestStop();
        }
    }

    @Override
    public void close() {
        parts.modules().standIns().values().forEach(StandIn::close);
    }
}
