package dev.etlpipeline.app;

import dev.etlpipeline.core.call.CallChain;
import dev.etlpipeline.core.call.Interceptor;
import dev.etlpipeline.core.call.Layer;
import dev.etlpipeline.core.definition.EnrichmentSpec;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.definition.RuleSpec;
import dev.etlpipeline.core.definition.SourceSpec;
import dev.etlpipeline.core.definition.StepSpec;
import dev.etlpipeline.core.engine.ChunksInFlight;
import dev.etlpipeline.core.module.DataStore;
import dev.etlpipeline.core.module.HealthCheck;
import dev.etlpipeline.core.module.Modules;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.settings.ApiSettings;
import dev.etlpipeline.core.settings.EnrichmentSettings;
import dev.etlpipeline.core.settings.LoadSettings;
import dev.etlpipeline.core.settings.PathSettings;
import dev.etlpipeline.core.settings.WarehouseSettings;
import dev.etlpipeline.core.warehouse.ChunkRows;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The assembled pipeline, drawn: the row's way down, and what stands around each stage. */
final class Plan {

    private static final int MARGIN = 12;
    private static final int WIDTH = 108;

    private final Screen screen;
    private final PipelineDefinition definition;
    private final Modules modules;
    private final SettingsReader settings;
    private final StringBuilder text = new StringBuilder();

    Plan(Screen screen, PipelineDefinition definition, Modules modules, SettingsReader settings) {
        this.screen = screen;
        this.definition = definition;
        this.modules = modules;
        this.settings = settings;
    }

    String text() {
        line("Pipeline " + definition.name() + ", into " + definition.target().qualified() + " at " + place());
        line("");
        extract();
        arrow();
        stage("TRANSFORM", steps(false));
        arrow();
        stage("VALIDATE", rules());
        arrow();
        List<String> enrichment = new ArrayList<>();
        definition.enrichments().forEach(spec -> enrichment.add(enrichment(spec)));
        enrichment.addAll(steps(true));
        stage("ENRICH", enrichment);
        arrow();
        load();
        line("");
        around();
        return text.toString();
    }

    /** The URL as far as it can hold no password. */
    private String place() {
        String url = settings.read(WarehouseSettings.class).url();
        int semicolon = url.indexOf(';');
        return semicolon < 0 ? url : url.substring(0, semicolon);
    }

    private void extract() {
        SourceSpec source = definition.source();
        Charset charset = source.charset();
        Character delimiter = source.delimiter();
        List<String> lines = new ArrayList<>();
        lines.add("CSV, " + (charset == null ? "UTF-8 or as its byte order mark says" : charset.name()) + ", delimiter "
                + (delimiter == null ? "detected" : delimiter == '\t' ? "tab" : "'" + delimiter + "'") + ", "
                + Figures.count(source.columns().size(), "column") + ", key "
                + definition.schema().keyColumns().stream()
                        .map(column -> column.name())
                        .collect(Collectors.joining(" + ")));
        modules.startPoint().ifPresent(point -> lines.add("from where " + name(point) + " says"));
        stage("EXTRACT", lines);
    }

    private List<String> steps(boolean afterEnrichment) {
        List<String> lines = new ArrayList<>();
        for (StepSpec step : definition.steps()) {
            if (step.afterEnrichment() == afterEnrichment) {
                lines.add(step.columns().isEmpty() ? step.name() : step.name() + " " + step.columns());
            }
        }
        return lines;
    }

    /** One line a rule, with the columns it is asked about. */
    private List<String> rules() {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        for (RuleSpec rule : definition.rules()) {
            columns.computeIfAbsent(rule.name(), name -> new ArrayList<>()).add(rule.column());
        }
        return columns.entrySet().stream()
                .map(rule -> rule.getKey() + " " + rule.getValue())
                .toList();
    }

    private String enrichment(EnrichmentSpec spec) {
        ApiSettings api = settings.read(EnrichmentSettings.class).byName().get(spec.name());
        String from = api == null
                ? "no settings: enrichment." + spec.name() + " is missing"
                : String.join(", then ", api.source())
                        + api.baseUrl().map(url -> " at " + url).orElse("");
        String fields =
                spec.fields().stream().map(field -> field.column().name()).collect(Collectors.joining(", "));
        return spec.name() + " by " + spec.keyColumn() + ": " + from + " -> [" + fields + "]";
    }

    private void load() {
        LoadSettings load = settings.read(LoadSettings.class);
        List<String> lines = new ArrayList<>();
        lines.add("one transaction a chunk of up to "
                + Figures.count(ChunkRows.of(load, settings.read(WarehouseSettings.class)), "row") + " or "
                + Figures.count(load.chunkBytes(), "byte") + "; "
                + ChunksInFlight.of(load, !definition.enrichments().isEmpty()) + " chunks in flight");
        modules.codecs().forEach(codec -> lines.add("codec " + name(codec)));
        modules.participants().forEach(participant -> lines.add("participant " + name(participant)));
        stage("LOAD", lines);
        line(" ".repeat(MARGIN) + "rejects of all stages: "
                + modules.rejectSink()
                        .map(Plan::name)
                        .orElse("a CSV file in "
                                + settings.read(PathSettings.class).rejects()));
    }

    private void around() {
        List<Interceptor> chain = new CallChain(modules.interceptors()).interceptors();
        line("Around every operation, outermost first:");
        for (Layer layer : Layer.values()) {
            String names = chain.stream()
                    .filter(interceptor -> interceptor.layer() == layer)
                    .map(Interceptor::name)
                    .collect(Collectors.joining(" > "));
            line("  " + padded(layer.name(), MARGIN - 2) + (names.isEmpty() ? "-" : names));
        }
        line("Watched by:  "
                + (modules.listeners().isEmpty()
                        ? "-"
                        : modules.listeners().stream().map(Plan::name).collect(Collectors.joining(", "))));
        line("Modules:     "
                + (modules.names().isEmpty() ? "none beside the core" : String.join(", ", modules.names())));
        named("Health:", modules.healthChecks().stream().map(HealthCheck::name));
        named("Pages:", modules.pages().stream().map(page -> page.path() + " (" + page.role() + ")"));
        named("People in:", modules.dataStores().stream().map(DataStore::name));
    }

    /** What modules registered, where there is any. */
    private void named(String title, Stream<String> names) {
        String list = names.collect(Collectors.joining(", "));
        if (!list.isEmpty()) {
            line(padded(title, MARGIN + 1) + list);
        }
    }

    private void stage(String name, List<String> lines) {
        String first = screen.styled("bold", name) + " ".repeat(MARGIN - name.length());
        if (lines.isEmpty()) {
            line(first + "-");
        }
        for (String entry : lines) {
            for (String part : wrapped(entry)) {
                line(first + part);
                first = "   |" + " ".repeat(MARGIN - 4);
            }
        }
    }

    private void arrow() {
        line("   v");
    }

    /** Long lists of columns go on in the next line. */
    private static List<String> wrapped(String entry) {
        List<String> parts = new ArrayList<>();
        String rest = entry;
        while (rest.length() > WIDTH - MARGIN) {
            int at = rest.lastIndexOf(", ", WIDTH - MARGIN);
            if (at < MARGIN) {
                break;
            }
            parts.add(rest.substring(0, at + 1));
            rest = "    " + rest.substring(at + 2);
        }
        parts.add(rest);
        return parts;
    }

    private static String name(Object part) {
        return part.getClass().getSimpleName();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
