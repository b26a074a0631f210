package dev.etlpipeline.observability.flow;

import dev.etlpipeline.core.definition.EnrichmentSpec;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.definition.RuleSpec;
import dev.etlpipeline.core.definition.SourceSpec;
import dev.etlpipeline.core.definition.StepSpec;
import dev.etlpipeline.core.engine.ChunksInFlight;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.settings.ApiSettings;
import dev.etlpipeline.core.settings.EnrichmentSettings;
import dev.etlpipeline.core.settings.LoadSettings;
import dev.etlpipeline.core.settings.WarehouseSettings;
import dev.etlpipeline.core.source.Stage;
import dev.etlpipeline.core.warehouse.ChunkRows;
import dev.etlpipeline.observability.flow.Mark.Kind;
import dev.etlpipeline.observability.report.RunFigures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the drawing of what {@code ./pipeline plan} is made of, and of what was measured. */
final class FlowOf {

    private final PipelineDefinition definition;
    private final SettingsReader settings;
    private final @Nullable RunFigures run;

    private FlowOf(PipelineDefinition definition, SettingsReader settings, @Nullable RunFigures run) {
        this.definition = definition;
        this.settings = settings;
        this.run = run;
    }

    /** @param run whose times are shown, or null for none */
    static Flow of(PipelineDefinition definition, SettingsReader settings, @Nullable RunFigures run) {
        return new FlowOf(definition, settings, run).flow();
    }

    private Flow flow() {
        return new Flow(
                title(),
                source(),
                Stream.of(Stage.values()).map(this::stop).toList(),
                sides(),
                definition.target().qualified());
    }

    private String title() {
        String way = "The way of a row of " + definition.name();
        return run == null
                ? way + ", no run measured"
                : way + ", as measured in run " + run.run() + ": "
                        + count(run.account().read()) + " read in " + time(run.tookMs());
    }

    private String source() {
        SourceSpec source = definition.source();
        Character delimiter = source.delimiter();
        return "CSV file, delimiter "
                + (delimiter == null ? "detected" : delimiter == '\t' ? "tab" : "'" + delimiter + "'") + ", "
                + source.columns().size() + " columns, key "
                + definition.schema().keyColumns().stream().map(Column::name).collect(Collectors.joining(" + "));
    }

    private Stop stop(Stage stage) {
        List<Mark> marks = new ArrayList<>();
        slowest(stage).ifPresent(marks::add);
        if (stage == Stage.EXTRACT) {
            marks.add(new Mark(
                    Kind.QUEUE,
                    "at most " + chunksInFlight() + " chunks between here and their commit (load.chunks-in-flight)"));
        }
        if (stage == Stage.ENRICH) {
            notWhole().ifPresent(marks::add);
        }
        if (stage == Stage.LOAD) {
            marks.add(pool());
            superseded().ifPresent(marks::add);
        }
        return new Stop(stage, does(stage), took(stage), marks);
    }

    private List<String> does(Stage stage) {
        return switch (stage) {
            case EXTRACT -> List.of("cut into records", "columns matched by the header");
            case TRANSFORM -> steps(false);
            case VALIDATE ->
                definition.rules().stream().map(RuleSpec::name).distinct().toList();
            case ENRICH ->
                Stream.concat(
                                definition.enrichments().stream().map(spec -> spec.name() + " by " + spec.keyColumn()),
                                steps(true).stream())
                        .toList();
            case LOAD ->
                List.of("one transaction a chunk of up to "
                        + count(ChunkRows.of(settings.read(LoadSettings.class), settings.read(WarehouseSettings.class)))
                        + " rows");
        };
    }

    private List<String> steps(boolean afterEnrichment) {
        return definition.steps().stream()
                .filter(step -> step.afterEnrichment() == afterEnrichment)
                .map(StepSpec::name)
                .distinct()
                .toList();
    }

    private int chunksInFlight() {
        return ChunksInFlight.of(
                settings.read(LoadSettings.class), !definition.enrichments().isEmpty());
    }

    private String took(Stage stage) {
        return run == null ? "" : time(millis(stage));
    }

    private long millis(Stage stage) {
        return run == null ? 0 : run.stages().getOrDefault(stage.name().toLowerCase(Locale.ROOT), 0L);
    }

    /** The stage with most of the time, added up over threads. */
    private Optional<Mark> slowest(Stage stage) {
        long all = Stream.of(Stage.values()).mapToLong(this::millis).sum();
        boolean slowest = all > 0
                && stage
                        == Stream.of(Stage.values())
                                .max(Comparator.comparingLong(this::millis))
                                .orElseThrow();
        return slowest
                ? Optional.of(new Mark(Kind.SLOW, 100 * millis(stage) / all + " % of the time of all stages"))
                : Optional.empty();
    }

    private Optional<Mark> notWhole() {
        if (run == null) {
            return Optional.empty();
        }
        String poorer = run.enrichment().entrySet().stream()
                .filter(status -> !status.getKey().equals("Full"))
                .map(status -> status.getKey() + " " + count(status.getValue()))
                .collect(Collectors.joining(", "));
        return poorer.isEmpty() ? Optional.empty() : Optional.of(new Mark(Kind.LOST, "not all of it: " + poorer));
    }

    private Mark pool() {
        return new Mark(
                Kind.QUEUE,
                "at most " + settings.read(WarehouseSettings.class).poolSize() + " connections (warehouse.pool-size)"
                        + (run == null ? "" : "; at the peak " + run.database().poolPeak() + " in use"));
    }

    private Optional<Mark> superseded() {
        return run == null || run.account().superseded() == 0
                ? Optional.empty()
                : Optional.of(new Mark(
                        Kind.LOST,
                        "overruled by a later row of their key: "
                                + count(run.account().superseded())));
    }

    private List<Side> sides() {
        List<Side> sides = new ArrayList<>();
        definition.enrichments().forEach(spec -> sides.add(source(spec)));
        sides.add(rejects());
        return sides;
    }

    private Side source(EnrichmentSpec spec) {
        ApiSettings api = settings.read(EnrichmentSettings.class).byName().get(spec.name());
        if (api == null) {
            return new Side(Stage.ENRICH, spec.name() + ": no settings", true, List.of());
        }
        List<Mark> marks = new ArrayList<>();
        if (api.source().contains("api")) {
            marks.add(new Mark(
                    Kind.QUEUE,
                    "at most " + api.maxConcurrent() + " calls at once (enrichment." + spec.name()
                            + ".max-concurrent)"));
            measured(spec).ifPresent(marks::add);
        }
        return new Side(Stage.ENRICH, spec.name() + ": " + String.join(", then ", api.source()), true, marks);
    }

    private Optional<Mark> measured(EnrichmentSpec spec) {
        return run == null
                ? Optional.empty()
                : run.apis().stream()
                        .filter(api -> api.api().equals(spec.name() + "-api"))
                        .map(api -> new Mark(
                                Kind.SLOW,
                                "calls: " + count(api.calls()) + ", 95 % within " + time(Math.round(api.p95Ms()))
                                        + ", at most " + time(Math.round(api.maxMs()))))
                        .findFirst();
    }

    private Side rejects() {
        return new Side(
                Stage.VALIDATE,
                "rejects",
                false,
                run == null
                        ? List.of()
                        : List.of(new Mark(
                                Kind.LOST,
                                "set aside by all stages: "
                                        + count(run.account().quarantined()) + rules(run.rejects()))));
    }

    private static String rules(Map<String, Long> rejects) {
        return rejects.isEmpty()
                ? ""
                : rejects.entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                        .map(rule -> rule.getKey() + " " + count(rule.getValue()))
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String time(long millis) {
        return millis < 1000 ? millis + " ms" : String.format(Locale.ROOT, "%.2f s", millis / 1000.0);
    }
}
