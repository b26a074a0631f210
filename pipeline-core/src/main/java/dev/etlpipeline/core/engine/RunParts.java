package dev.etlpipeline.core.engine;

import dev.etlpipeline.core.control.Holder;
import dev.etlpipeline.core.control.RunLease;
import dev.etlpipeline.core.control.Waiting;
import dev.etlpipeline.core.csv.CsvSource;
import dev.etlpipeline.core.definition.Catalogue;
import dev.etlpipeline.core.definition.EnrichmentSpec;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.enrich.CoreLookups;
import dev.etlpipeline.core.enrich.EnrichStage;
import dev.etlpipeline.core.enrich.KnownLookups;
import dev.etlpipeline.core.enrich.LookupFactory;
import dev.etlpipeline.core.load.Preparer;
import dev.etlpipeline.core.module.Modules;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.module.StandIn;
import dev.etlpipeline.core.run.RejectSink;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.Signal;
import dev.etlpipeline.core.settings.ApiSettings;
import dev.etlpipeline.core.settings.ColumnSettings;
import dev.etlpipeline.core.settings.CsvSettings;
import dev.etlpipeline.core.settings.EnrichmentSettings;
import dev.etlpipeline.core.settings.LeaseSettings;
import dev.etlpipeline.core.settings.LoadSettings;
import dev.etlpipeline.core.settings.PathSettings;
import dev.etlpipeline.core.settings.SettingsException;
import dev.etlpipeline.core.settings.WarehouseSettings;
import dev.etlpipeline.core.source.RecordSource;
import dev.etlpipeline.core.step.AfterEnrichStage;
import dev.etlpipeline.core.step.SalvageStage;
import dev.etlpipeline.core.step.TransformStage;
import dev.etlpipeline.core.step.ValidateStage;
import dev.etlpipeline.core.warehouse.ChunkRows;
import dev.etlpipeline.core.warehouse.TargetTable;
import dev.etlpipeline.core.warehouse.Warehouse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Makes a run's parts out of settings and what modules registered. */
record RunParts(Modules modules, SettingsReader settings, Catalogue catalogue, Path home, String version) {

    private static final String STAND_IN = "stand-in:";
    private static final DataSource NO_WAREHOUSE = new NoWarehouse();

    /** What the run reads. */
    RecordSource source(RunRequest request) throws IOException {
        return request.again() == null ? file(request) : request.again().open();
    }

    /** The request's input. */
    CsvSource file(RunRequest request) throws IOException {
        LoadSettings load = settings.read(LoadSettings.class);
        return CsvSource.open(
                request.definition(),
                request.input(),
                settings.read(CsvSettings.class),
                settings.read(ColumnSettings.class).extra(),
                ChunkRows.of(load, settings.read(WarehouseSettings.class)),
                load.chunkBytes(),
                request.limit());
    }

    /** A dry run accounts up to VALIDATE and asks nobody. */
    EnrichStage enrich(RunRequest request, CurrentRun run, Operations operations, Warehouse warehouse) {
        KnownLookups known = lookups(request.definition(), CoreLookups.factories(warehouse.dialect()));
        return enrich(request, run, operations, warehouse.dataSource(), known);
    }

    /**
     * For rows that are only shown: what stands in for a source may answer, but remembers nothing.
     *
     * @param warehouse null where no look-up of the settings asks it
     */
    EnrichStage enrichShown(RunRequest request, CurrentRun run, Operations operations, @Nullable Warehouse warehouse) {
        Map<String, List<LookupFactory>> core =
                warehouse == null ? CoreLookups.unasked() : CoreLookups.factories(warehouse.dialect());
        KnownLookups known = lookups(request.definition(), core).untaught();
        return enrich(request, run, operations, warehouse == null ? NO_WAREHOUSE : warehouse.dataSource(), known);
    }

    private EnrichStage enrich(
            RunRequest request, CurrentRun run, Operations operations, DataSource warehouse, KnownLookups known) {
        try {
            return new EnrichStage(
                    request.definition(),
                    settings.read(EnrichmentSettings.class),
                    known,
                    this::baseUrl,
                    run,
                    operations,
                    warehouse,
                    request.enrich() && !request.dryRun());
        } catch (IllegalArgumentException e) {
            throw new SettingsException(List.of(String.valueOf(e.getMessage())));
        }
    }

    /** For rows that are stored: the sources of the settings alone, without substitutes. */
    EnrichStage enrichStored(
            PipelineDefinition definition, CurrentRun run, Operations operations, Warehouse warehouse) {
        KnownLookups known = lookups(definition, CoreLookups.factories(warehouse.dialect()));
        try {
            return new EnrichStage(
                    definition,
                    settings.read(EnrichmentSettings.class),
                    KnownLookups.of(known.factories()),
                    this::baseUrl,
                    run,
                    operations,
                    warehouse.dataSource(),
                    true);
        } catch (IllegalArgumentException e) {
            throw new SettingsException(List.of(String.valueOf(e.getMessage())));
        }
    }

    private KnownLookups lookups(PipelineDefinition definition, Map<String, List<LookupFactory>> core) {
        Map<String, List<LookupFactory>> all = new LinkedHashMap<>();
        definition.enrichments().forEach(enrichment -> {
            List<LookupFactory> factories = new ArrayList<>(core.getOrDefault(enrichment.name(), List.of()));
            factories.addAll(modules.lookups(enrichment.name()).values());
            all.put(enrichment.name(), factories);
        });
        return new KnownLookups(all, modules.substitutes(), true);
    }

    /** As rows are marked that a substitute answered: {@code postcode=area}. */
    Set<String> substitutes(PipelineDefinition definition) {
        KnownLookups lookups = lookups(definition, Map.of());
        Set<String> marks = new HashSet<>();
        settings.read(EnrichmentSettings.class)
                .byName()
                .forEach((name, api) ->
                        lookups.substitutes(name, api.source()).forEach(word -> marks.add(name + "=" + word)));
        return marks;
    }

    /** Begins to start what the run will ask; see {@link #baseUrl}. */
    EarlyStandIns standIns(RunRequest request) {
        EnrichmentSettings enrichments = settings.read(EnrichmentSettings.class);
        List<StandIn> needed = request.definition().enrichments().stream()
                .filter(enrichment -> request.enrich() && !request.dryRun())
                .flatMap(enrichment -> Optional.ofNullable(enrichments.byName().get(enrichment.name())).stream())
                .flatMap(api -> api.baseUrl().stream())
                .filter(url -> url.startsWith(STAND_IN))
                .flatMap(url -> Optional.ofNullable(modules.standIns().get(url.substring(STAND_IN.length()))).stream())
                .toList();
        return new EarlyStandIns(needed);
    }

    /** What the settings lack for the definition's enrichments. Asks nobody, starts no stand-in. */
    List<String> enrichmentProblems(PipelineDefinition definition, CurrentRun run, Operations operations) {
        try (EnrichStage stage = new EnrichStage(
                definition,
                settings.read(EnrichmentSettings.class),
                lookups(definition, CoreLookups.unasked()).untaught(),
                this::knownUrl,
                run,
                operations,
                NO_WAREHOUSE,
                true)) {
            return List.of();
        } catch (IllegalArgumentException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    /** Those of the definition's enrichments that settings send to what was imported. */
    List<String> askingReference(PipelineDefinition definition) {
        Map<String, ApiSettings> byName =
                settings.read(EnrichmentSettings.class).byName();
        return definition.enrichments().stream()
                .map(EnrichmentSpec::name)
                .filter(name -> byName.containsKey(name)
                        && byName.get(name).source().stream()
                                .anyMatch(source -> source.strip().equals(CoreLookups.REFERENCE)))
                .toList();
    }

    private URI knownUrl(String setting) {
        if (!setting.startsWith(STAND_IN)) {
            return URI.create(setting);
        }
        standIn(setting);
        return URI.create("http://127.0.0.1/");
    }

    private URI baseUrl(String setting) {
        return setting.startsWith(STAND_IN) ? standIn(setting).start() : URI.create(setting);
    }

    private StandIn standIn(String setting) {
        String name = setting.substring(STAND_IN.length());
        StandIn standIn = modules.standIns().get(name);
        if (standIn == null) {
            throw new IllegalArgumentException("a base-url names " + setting + ", but "
                    + (modules.standIns().isEmpty()
                            ? "no stand-in is installed (pipeline-sandbox brings them)"
                            : "the stand-ins are " + modules.standIns().keySet())
                    + "; give the API's URL, or run with --no-enrich");
        }
        return standIn;
    }

    /** Takes the pipeline's lease, and tells what that took. */
    RunLease lease(Warehouse warehouse, CurrentRun run) throws SQLException, InterruptedException {
        RunLease lease = RunLease.acquire(
                warehouse.dataSource(),
                new RunLease.Request(
                        run.pipeline(),
                        run.runId().value(),
                        Holder.ofThisProcess(),
                        settings.read(LeaseSettings.class).ttl(),
                        warehouse.isOpenToThisProcessAlone()),
                run.clock(),
                Waiting.SYSTEM,
                message -> run.signal(Signal.of("lease.waiting", message)),
                run::stopping);
        if (lease.tookOver()) {
            run.signal(Signal.of("lease.taken-over", "the run before this one did not end; its lease was taken over"));
        }
        return lease;
    }

    RejectSink rejects(RunRequest request, CurrentRun run) {
        return modules.rejectSink()
                .map(factory -> factory.open(run, request))
                .orElseGet(() -> new CsvRejectSink(
                        home.resolve(settings.read(PathSettings.class).rejects())
                                .resolve(run.runId() + ".csv"),
                        request.definition(),
                        modules.rawViews()));
    }

    RunSteps steps(
            RunRequest request,
            CurrentRun run,
            Operations operations,
            RecordSource source,
            EnrichStage enrich,
            TargetTable table,
            RunSteps.Load load,
            RunAccount account) {
        return new RunSteps(run, operations, source, stages(request, enrich, table), load, account);
    }

    RunSteps.Stages stages(RunRequest request, EnrichStage enrich, TargetTable table) {
        PipelineDefinition definition = request.definition();
        TransformStage transform = new TransformStage(definition, catalogue);
        ValidateStage validate = new ValidateStage(definition, catalogue);
        return new RunSteps.Stages(
                request.name(),
                transform,
                validate,
                new SalvageStage(definition, transform, validate, modules.rescues()),
                enrich,
                new AfterEnrichStage(definition, catalogue),
                new Preparer(table, modules.rowHashKey(definition)));
    }

    ChunkFlow flow(ChunkFlow.Steps steps, EnrichStage enrich) {
        LoadSettings load = settings.read(LoadSettings.class);
        int workers = load.workers() == 0 ? Runtime.getRuntime().availableProcessors() : load.workers();
        return new ChunkFlow(steps, enrich::close, workers, ChunksInFlight.of(load, enrich.asks()));
    }
}
