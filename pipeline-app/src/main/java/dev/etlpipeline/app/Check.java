package dev.etlpipeline.app;

import dev.etlpipeline.core.definition.DefinitionException;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.engine.InputFindings;
import dev.etlpipeline.core.engine.PipelineCheck;
import dev.etlpipeline.core.engine.PipelineCheck.WarehouseFindings;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.settings.PathSettings;
import dev.etlpipeline.core.settings.SettingsException;
import dev.etlpipeline.core.source.SourceException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks at everything that a run needs, and goes on where something is wrong. */
final class Check {

    private static final int REASONS = 4;

    private final App app;
    private final PipelineCheck check;
    private final List<CheckPart> parts = new ArrayList<>();

    /** @param app made in spite of a refusal, if need be */
    Check(App app) {
        this.app = app;
        this.check = new PipelineCheck(app.modules(), app.settings(), app.home(), Clock.systemUTC());
    }

    List<CheckPart> parts() {
        return parts;
    }

    void settings(String profile) {
        List<String> problems = app.refusal()
                .map(refusal -> refusal instanceof SettingsException settings
                        ? settings.problems()
                        : List.of(String.valueOf(refusal.getMessage())))
                .orElse(List.of());
        parts.add(CheckPart.of(
                "Settings",
                "profile " + profile,
                problems.isEmpty() ? app.settings().warnings() : List.of(),
                problems));
    }

    @Nullable
    PipelineDefinition definition(@Nullable Path named) {
        Path file = named != null
                ? named
                : PathText.shortened(
                        app.inHome(app.settings().read(PathSettings.class).definition()));
        try {
            PipelineDefinition definition = App.definition(file, app.modules());
            parts.add(CheckPart.of("Definition", PathText.shown(file), List.of(about(definition)), List.of()));
            return definition;
        } catch (DefinitionException e) {
            parts.add(CheckPart.of("Definition", PathText.shown(file), List.of(), e.problems()));
            return null;
        }
    }

    private static String about(PipelineDefinition definition) {
        return "pipeline " + definition.name() + ": "
                + Figures.count(definition.source().columns().size(), "column") + ", key "
                + definition.schema().keyColumns().stream().map(Column::name).collect(Collectors.joining(" + "))
                + "; into " + definition.target().qualified();
    }

    void enrichments(@Nullable PipelineDefinition definition) {
        if (definition == null || definition.enrichments().isEmpty()) {
            return;
        }
        String names =
                definition.enrichments().stream().map(spec -> spec.name()).collect(Collectors.joining(", "));
        String first = replaced("enrichment.");
        parts.add(
                first.isEmpty()
                        ? CheckPart.of("Enrichment", names, List.of("no API was asked"), check.enrichments(definition))
                        : CheckPart.skipped("Enrichment", names, "mend the settings first: " + first));
    }

    /** The settings under a prefix that could not be taken as they are. */
    private String replaced(String prefix) {
        return app.replaced().stream()
                .filter(key -> key.startsWith(prefix))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    void input(@Nullable PipelineDefinition definition, InputOption input, long records) {
        try (InputFile file = input.open(app)) {
            input(definition, input.shown(app), file, records);
        } catch (SourceException e) {
            parts.add(CheckPart.of("Input", input.shown(app), List.of(), List.of(String.valueOf(e.getMessage()))));
        } catch (IOException e) {
            parts.add(CheckPart.of("Input", input.shown(app), List.of(), List.of(new Complaint(app).text(e))));
        }
    }

    private void input(@Nullable PipelineDefinition definition, String named, InputFile file, long records)
            throws IOException {
        if (definition == null) {
            String size = Figures.count(file.identify().size(), "byte");
            parts.add(CheckPart.of(
                    "Input",
                    named,
                    List.of(size + "; its header was not looked at: mend the definition first"),
                    List.of()));
            return;
        }
        InputFindings found = check.input(definition, file, records);
        boolean none = found.records() > 0 && found.rejected() == found.records();
        List<String> facts = new ArrayList<>();
        facts.add(Figures.count(found.bytes(), "byte") + ", "
                + found.form().charset().name() + ", delimiter "
                + found.form().delimiterName());
        columns(facts, "columns that the definition does not know, which are ignored: ", found.extra());
        columns(facts, "optional columns that it lacks: ", found.missing());
        facts.add(none ? "" : rows(found));
        facts.removeIf(String::isEmpty);
        facts.addAll(found.notes());
        List<String> problems = new ArrayList<>(found.stops());
        if (none) {
            problems.add(rows(found) + ". The definition does not fit the file");
        }
        parts.add(CheckPart.of("Input", named, facts, problems));
    }

    private static void columns(List<String> facts, String what, List<String> names) {
        if (!names.isEmpty()) {
            facts.add(what + String.join(", ", names));
        }
    }

    private static String rows(InputFindings found) {
        if (found.records() == 0) {
            return "a header and no records";
        }
        String looked = (found.whole() ? "all " : "the first ") + Figures.count(found.records(), "record");
        if (found.rejected() == 0) {
            return looked + " looked at: none would be rejected";
        }
        Map<String, Long> reasons = new TreeMap<>(found.rejects());
        String worst = reasons.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(REASONS)
                .map(reason -> reason.getKey() + " " + Figures.count(reason.getValue()) + " (first at record "
                        + Figures.count(found.examples().getOrDefault(reason.getKey(), 0L)) + ")")
                .collect(Collectors.joining(", "));
        return looked + " looked at: " + Figures.count(found.rejected()) + " would be rejected: " + worst
                + (reasons.size() > REASONS ? ", and " + Figures.count(reasons.size() - REASONS, "more reason") : "");
    }

    void warehouse(@Nullable PipelineDefinition definition, boolean enrich) {
        String first = replaced("warehouse.");
        if (!first.isEmpty()) {
            parts.add(CheckPart.skipped("Warehouse", "", "mend the settings first: " + first));
            return;
        }
        WarehouseFindings found = check.warehouse(definition, enrich);
        parts.add(CheckPart.of("Warehouse", found.place(), warehouseFacts(found, definition), found.problems()));
    }

    private static List<String> warehouseFacts(WarehouseFindings found, @Nullable PipelineDefinition definition) {
        if (found.place().isEmpty()) {
            return List.of();
        }
        String target = definition == null ? "" : definition.target().qualified();
        List<String> made = new ArrayList<>();
        if (!found.made()) {
            made.add("the database");
        }
        if (!found.controlled()) {
            made.add("the pipeline's own tables in schema etl");
        }
        if (!target.isEmpty() && !found.targetThere() && found.problems().isEmpty()) {
            made.add("the table " + target);
        }
        List<String> facts = new ArrayList<>();
        if (found.targetThere() && found.problems().isEmpty()) {
            facts.add("the table " + target + " is there and takes the rows");
        }
        if (!made.isEmpty()) {
            facts.add("a run would create " + String.join(", ", made));
        }
        if (target.isEmpty()) {
            facts.add("the target was not looked at: mend the definition first");
        }
        return facts;
    }
}
