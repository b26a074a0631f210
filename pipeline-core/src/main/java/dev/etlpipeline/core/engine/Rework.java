package dev.etlpipeline.core.engine;

import dev.etlpipeline.core.control.RunLease;
import dev.etlpipeline.core.definition.EnrichmentSpec;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.enrich.EnrichStage;
import dev.etlpipeline.core.module.Modules;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.module.StandIn;
import dev.etlpipeline.core.run.Accounting;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunId;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.step.AfterEnrichStage;
import dev.etlpipeline.core.warehouse.Warehouse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is needed to work on rows that the target holds already: the lease, the enrichment and the steps behind it, with
 * the chain and the listeners of a run, but without a file. Whoever makes it closes it, after the stages it gave.
 */
public final class Rework implements AutoCloseable {

    private final RunParts parts;
    private final PipelineDefinition definition;
    private final Warehouse warehouse;
    private final CurrentRun run;
    private final Operations operations;
    private final long made = System.nanoTime();

    /**
     * @param home      where relative paths of settings start
     * @param warehouse stays the caller's to close
     */
    public Rework(
            Modules modules,
            SettingsReader settings,
            Path home,
            Clock clock,
            PipelineDefinition definition,
            Warehouse warehouse) {
        this.parts = new RunParts(modules, settings, PipelineRunner.catalogue(modules), home, "");
        this.definition = definition;
        this.warehouse = warehouse;
        this.run = new CurrentRun(
                RunId.next(clock, new SecureRandom()), 1, definition.name(), clock, new Listeners(modules.listeners()));
        this.operations = new Operations(modules, run);
    }

    /** What audit rows, signals and logs name. */
    public RunContext run() {
        return run;
    }

    /**
     * Tells listeners that it begins; whoever does so calls {@link #ended} too, whatever the end.
     *
     * @param operation as the audit calls it
     */
    public void begun(String operation) {
        run.listeners().tell(listener -> listener.reworkStarted(run, operation, definition));
    }

    /**
     * Tells listeners how it ended.
     *
     * @param failure what ended it, null where nothing did
     */
    public void ended(RunState state, Accounting account, @Nullable Throwable failure) {
        RunResult result = new RunResult(
                run.runId(),
                run.pipeline(),
                state,
                account,
                0,
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                operations.times(),
                Duration.ofNanos(System.nanoTime() - made),
                false,
                null,
                failure);
        run.listeners().tell(listener -> listener.reworkFinished(run, result));
    }

    /** Any thread. */
    public void requestStop() {
        run.stop().set();
    }

    /**
     * The pipeline's lease, that no run of it writes meanwhile.
     *
     * @throws dev.etlpipeline.core.control.LeaseHeldException where a run lives
     */
    public RunLease lease() throws SQLException, InterruptedException {
        return parts.lease(warehouse, run);
    }

    /**
     * Asks the sources that settings name for one enrichment, and no substitutes; {@code data_source} and {@code
     * enrichment_status} of what it gives tell of this one alone.
     *
     * @throws dev.etlpipeline.core.settings.SettingsException where the settings do not fit the enrichment
     */
    public EnrichStage enrich(EnrichmentSpec enrichment) {
        PipelineDefinition one = new PipelineDefinition(
                definition.name(),
                definition.source(),
                definition.schema(),
                List.of(),
                List.of(),
                List.of(enrichment),
                definition.target());
        return parts.enrichStored(one, run, operations, warehouse);
    }

    /** The steps and rules that need the enrichment's columns. */
    public AfterEnrichStage afterEnrich() {
        return new AfterEnrichStage(definition, parts.catalogue());
    }

    /** Stops the stand-ins that were started. */
    @Override
    public void close() {
        parts.modules().standIns().values().forEach(StandIn::close);
    }
}
