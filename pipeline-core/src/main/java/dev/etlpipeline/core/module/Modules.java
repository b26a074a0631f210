package dev.etlpipeline.core.module;

import dev.etlpipeline.core.call.CallHeaders;
import dev.etlpipeline.core.call.Interceptor;
import dev.etlpipeline.core.definition.Catalogue;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.definition.RuleFactory;
import dev.etlpipeline.core.definition.StepFactory;
import dev.etlpipeline.core.enrich.LookupFactory;
import dev.etlpipeline.core.load.CodecEdge;
import dev.etlpipeline.core.load.LoadParticipant;
import dev.etlpipeline.core.load.RefusalPolicy;
import dev.etlpipeline.core.load.ValueCodec;
import dev.etlpipeline.core.run.RunListener;
import dev.etlpipeline.core.source.StartPoint;
import dev.etlpipeline.core.warehouse.TargetTable;
import dev.etlpipeline.core.warehouse.Warehouse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What all modules registered, for whoever runs the pipeline. Everything comes back in order of registration. Filled by
 * one thread before the first run; not to be changed during one.
 */
public final class Modules implements Registry, Catalogue {

    /** Core's own registrations, made through the same door as everybody's. */
    private static final String CORE = "core";

    private final List<String> names = new ArrayList<>();
    private final List<Interceptor> interceptors = new ArrayList<>();
    private final List<RunListener> listeners = new ArrayList<>();
    private final List<CallHeaders> callHeaders = new ArrayList<>();
    private final List<LoadParticipant> participants = new ArrayList<>();
    private final List<LoadParticipant> lastParticipants = new ArrayList<>();
    private final List<ActionRecorder> actionRecorders = new ArrayList<>();
    private final List<RunRecorder> runRecorders = new ArrayList<>();
    private final Map<String, StepFactory> steps = new LinkedHashMap<>();
    private final Map<String, RuleFactory> rules = new LinkedHashMap<>();
    private final Map<String, Map<String, LookupFactory>> lookups = new LinkedHashMap<>();
    private final Map<String, List<String>> substitutes = new LinkedHashMap<>();
    private final List<RawView> rawViews = new ArrayList<>();
    private final List<RejectRescue> rescues = new ArrayList<>();
    private final List<BeforeRun> beforeRuns = new ArrayList<>();
    private final List<Preflight> preflights = new ArrayList<>();
    private final List<ValueCodec> codecs = new ArrayList<>();
    private final List<UnaryOperator<DataSource>> dataSourceWrappers = new ArrayList<>();
    private final List<CommandFactory> commands = new ArrayList<>();
    private final Map<String, HealthCheck> healthChecks = new LinkedHashMap<>();
    private final Map<String, Page> pages = new LinkedHashMap<>();
    private final Map<String, DataStore> dataStores = new LinkedHashMap<>();
    private final List<Migrations> migrations = new ArrayList<>();
    private final Map<String, StandIn> standIns = new LinkedHashMap<>();
    private @Nullable RejectSinkFactory rejectSink;
    private @Nullable StartPoint startPoint;
    private @Nullable String refill;
    private Supplier<Optional<byte[]>> rowHashKey = Optional::empty;
    private Concealment concealment = Concealment.NONE;
    private RefusalPolicy refusalPolicy = RefusalPolicy.NEVER;
    private String installing = CORE;
    private Path home = Path.of("");

    /**
     * A class-path folder of Flyway migrations.
     *
     * @param module whose history table they are recorded in
     */
    public record Migrations(String module, String location) {}

    /** As the other, with the current folder as the project's. */
    public static Modules install(List<PipelineModule> modules, SettingsReader settings) {
        return install(modules, settings, Path.of(""));
    }

    /**
     * Installs the modules in their order.
     *
     * @param home where relative paths of settings start
     * @throws NameTakenException where two have one name, or register something under one name
     */
    public static Modules install(List<PipelineModule> modules, SettingsReader settings, Path home) {
        Modules registry = new Modules();
        registry.home = home;
        for (PipelineModule module : modules) {
            registry.install(module, settings);
        }
        return registry;
    }

    private void install(PipelineModule module, SettingsReader settings) {
        if (names.contains(module.name()) || CORE.equals(module.name())) {
            throw new NameTakenException("module", module.name());
        }
        names.add(module.name());
        installing = module.name();
        try {
            module.install(this, settings);
        } finally {
            installing = CORE;
        }
    }

    @Override
    public Path home() {
        return home;
    }

    @Override
    public void intercept(Interceptor interceptor) {
        interceptors.add(interceptor);
    }

    @Override
    public void listen(RunListener listener) {
        listeners.add(listener);
    }

    @Override
    public void callHeaders(CallHeaders headers) {
        callHeaders.add(headers);
    }

    @Override
    public void participate(LoadParticipant participant) {
        participants.add(participant);
    }

    @Override
    public void participateLast(LoadParticipant participant) {
        lastParticipants.add(participant);
    }

    @Override
    public void recordActions(ActionRecorder recorder) {
        actionRecorders.add(recorder);
    }

    @Override
    public ActionRecorder actions() {
        return new ActionRecorder() {
            @Override
            public void record(Connection tx, ManualAction action) throws SQLException {
                for (ActionRecorder recorder : actionRecorders) {
                    recorder.record(tx, action);
                }
            }

            @Override
            public void record(Connection tx, ManualAction action, RewrittenRows rows) throws SQLException {
                for (ActionRecorder recorder : actionRecorders) {
                    recorder.record(tx, action, rows);
                }
            }
        };
    }

    @Override
    public void recordRuns(RunRecorder recorder) {
        runRecorders.add(recorder);
    }

    public List<RunRecorder> runRecorders() {
        return List.copyOf(runRecorders);
    }

    @Override
    public void rowHashKey(Supplier<Optional<byte[]>> key) {
        rowHashKey = key;
    }

    @Override
    public void conceal(Concealment other) {
        concealment = other;
    }

    @Override
    public Concealment concealment() {
        return concealment;
    }

    /** By which rows of a definition are hashed, as its codecs are; null where neither module nor codec gives one. */
    public byte @Nullable [] rowHashKey(PipelineDefinition definition) {
        return new CodecEdge(definition.schema(), codecs)
                .hashKey(rowHashKey.get().orElse(null));
    }

    @Override
    public void step(String name, StepFactory factory) {
        put("step", steps, name, factory);
    }

    @Override
    public void rule(String name, RuleFactory factory) {
        put("rule", rules, name, factory);
    }

    @Override
    public void lookup(String enrichment, LookupFactory factory) {
        Map<String, LookupFactory> ofEnrichment = lookups.computeIfAbsent(enrichment, key -> new LinkedHashMap<>());
        put("look-up of " + enrichment, ofEnrichment, factory.source(), factory);
    }

    @Override
    public void substitutes(String enrichment, List<String> sources) {
        put("substitutes of an enrichment", substitutes, enrichment, List.copyOf(sources));
    }

    @Override
    public void refill(String command) {
        refill = command;
    }

    @Override
    public void rejectSink(RejectSinkFactory factory) {
        rejectSink = factory;
    }

    @Override
    public void startPoint(StartPoint newStartPoint) {
        startPoint = newStartPoint;
    }

    @Override
    public void rawView(RawView view) {
        rawViews.add(view);
    }

    @Override
    public void rescue(RejectRescue rescue) {
        rescues.add(rescue);
    }

    @Override
    public void beforeRun(BeforeRun question) {
        beforeRuns.add(question);
    }

    @Override
    public void preflight(Preflight preflight) {
        preflights.add(preflight);
    }

    @Override
    public void codec(ValueCodec codec) {
        codecs.add(codec);
    }

    @Override
    public void refusalPolicy(RefusalPolicy policy) {
        refusalPolicy = policy;
    }

    @Override
    public void wrapDataSource(UnaryOperator<DataSource> wrapper) {
        dataSourceWrappers.add(wrapper);
    }

    @Override
    public void command(Object command) {
        commands.add(workspace -> command);
    }

    @Override
    public void command(CommandFactory factory) {
        commands.add(factory);
    }

    @Override
    public void healthCheck(HealthCheck check) {
        put("health check", healthChecks, check.name(), check);
    }

    @Override
    public void page(Page page) {
        put("page", pages, page.path(), page);
    }

    @Override
    public void keeps(DataStore store) {
        put("data store", dataStores, store.name(), store);
    }

    @Override
    public void migrations(String location) {
        migrations.add(new Migrations(installing, location));
    }

    @Override
    public void standIn(StandIn standIn) {
        put("stand-in", standIns, standIn.name(), standIn);
    }

    /** The installed modules' names. */
    public List<String> names() {
        return List.copyOf(names);
    }

    public List<Interceptor> interceptors() {
        return List.copyOf(interceptors);
    }

    public List<RunListener> listeners() {
        return List.copyOf(listeners);
    }

    public List<CallHeaders> callHeaders() {
        return List.copyOf(callHeaders);
    }

    public List<LoadParticipant> participants() {
        return Stream.concat(participants.stream(), lastParticipants.stream()).toList();
    }

    @Override
    public Map<String, StepFactory> steps() {
        return Collections.unmodifiableMap(steps);
    }

    @Override
    public Map<String, RuleFactory> rules() {
        return Collections.unmodifiableMap(rules);
    }

    /** The look-ups of an enrichment, by the word that settings name them by; empty for one that nobody registered. */
    public Map<String, LookupFactory> lookups(String enrichment) {
        return Collections.unmodifiableMap(lookups.getOrDefault(enrichment, Map.of()));
    }

    /** The words of the look-ups that stand in for an enrichment's sources, in their order, by its name. */
    public Map<String, List<String>> substitutes() {
        return Collections.unmodifiableMap(substitutes);
    }

    /** The last one registered, or empty where only another run asks again. */
    public Optional<String> refill() {
        return Optional.ofNullable(refill);
    }

    /** The last one registered, or empty where core's own is to be used. */
    public Optional<RejectSinkFactory> rejectSink() {
        return Optional.ofNullable(rejectSink);
    }

    /** The last one registered, or empty where runs start at the beginning. */
    public Optional<StartPoint> startPoint() {
        return Optional.ofNullable(startPoint);
    }

    @Override
    public List<RawView> rawViews() {
        return List.copyOf(rawViews);
    }

    public List<RejectRescue> rescues() {
        return List.copyOf(rescues);
    }

    public List<BeforeRun> beforeRuns() {
        return List.copyOf(beforeRuns);
    }

    public List<Preflight> preflights() {
        return List.copyOf(preflights);
    }

    @Override
    public List<ValueCodec> codecs() {
        return List.copyOf(codecs);
    }

    /** A definition's target, as what codecs make of its values is kept. */
    public TargetTable target(PipelineDefinition definition) {
        return new TargetTable(definition, CodecEdge.stored(codecs));
    }

    /** The last one registered, or core's own. */
    public RefusalPolicy refusalPolicy() {
        return refusalPolicy;
    }

    public List<UnaryOperator<DataSource>> dataSourceWrappers() {
        return List.copyOf(dataSourceWrappers);
    }

    /** Picocli command objects, made for this workspace in order of registration. */
    public List<Object> commands(Workspace workspace) {
        return commands.stream().map(factory -> factory.create(workspace)).toList();
    }

    @Override
    public List<HealthCheck> healthChecks() {
        return List.copyOf(healthChecks.values());
    }

    public List<Page> pages() {
        return List.copyOf(pages.values());
    }

    public List<DataStore> dataStores() {
        return List.copyOf(dataStores.values());
    }

    public List<Migrations> migrations() {
        return List.copyOf(migrations);
    }

    /** Brings core's tables and those of all modules up to date. */
    public void migrate(Warehouse warehouse) {
        warehouse.migrate(CORE, Warehouse.CORE_MIGRATIONS);
        migrations.forEach(one -> warehouse.migrate(one.module(), one.location()));
    }

    /** By the name that settings give after {@code stand-in:}. */
    public Map<String, StandIn> standIns() {
        return Collections.unmodifiableMap(standIns);
    }

    private static <T> void put(String what, Map<String, T> map, String name, T value) {
        if (map.putIfAbsent(name, value) != null) {
            throw new NameTakenException(what, name);
        }
    }
}
