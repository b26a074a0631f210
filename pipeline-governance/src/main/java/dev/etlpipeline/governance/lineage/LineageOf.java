package dev.etlpipeline.governance.lineage;

import dev.etlpipeline.core.definition.Catalogue;
import dev.etlpipeline.core.definition.Derivation;
import dev.etlpipeline.core.definition.EnrichmentSpec;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.definition.RuleSpec;
import dev.etlpipeline.core.definition.StepFactory;
import dev.etlpipeline.core.definition.StepSpec;
import dev.etlpipeline.core.load.ValueCodec;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Column.Role;
import dev.etlpipeline.core.row.ColumnType;
import dev.etlpipeline.core.warehouse.TargetTable;
import dev.etlpipeline.governance.lineage.ColumnState.Input;
import dev.etlpipeline.governance.lineage.Work.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Derives a pipeline's lineage: does to the columns' names, in the same order, what a run does to their values. */
final class LineageOf {

    private final PipelineDefinition definition;
    private final Catalogue catalogue;
    private final List<ValueCodec> codecs;
    private final Map<String, ColumnState> now = new LinkedHashMap<>();
    private int works;

    private LineageOf(PipelineDefinition definition, Catalogue catalogue, List<ValueCodec> codecs) {
        this.definition = definition;
        this.catalogue = catalogue;
        this.codecs = codecs;
    }

    /** @param catalogue the one that the definition was read with */
    static Lineage of(PipelineDefinition definition, Catalogue catalogue, List<ValueCodec> codecs) {
        return new LineageOf(definition, catalogue, codecs).lineage();
    }

    private Lineage lineage() {
        List<Column> source = definition.source().columns();
        source.forEach(this::read);
        source.stream().filter(column -> column.type() != ColumnType.TEXT).forEach(this::convert);
        steps(false);
        enrich();
        steps(true);
        List<TargetColumn> columns = new ArrayList<>();
        definition.schema().columns().forEach(column -> columns.add(target(column)));
        columns.add(hash(TargetTable.ROW_HASH, Set.of(Role.SOURCE, Role.DERIVED)));
        columns.add(hash(TargetTable.ENRICHMENT_HASH, Set.of(Role.ENRICHED)));
        return new Lineage(
                definition.name(),
                definition.target().qualified(),
                source.stream().map(definition.source()::header).toList(),
                columns,
                filters());
    }

    private Work work(Kind kind, String name, String detail) {
        works++;
        return new Work(works, kind, name, detail);
    }

    private void read(Column column) {
        Work file = work(Kind.FILE, definition.source().header(column), "");
        now.put(column.name(), new ColumnState(column.name(), file, "", List.of()));
    }

    private void convert(Column column) {
        List<String> formats = definition.source().formats().getOrDefault(column.name(), List.of());
        Work conversion = work(Kind.CONVERSION, column.type().word(), String.join(", ", formats));
        now.put(column.name(), new ColumnState(column.name(), conversion, "", inputs(List.of(column.name()), true)));
    }

    private void steps(boolean afterEnrichment) {
        for (StepSpec spec : definition.steps()) {
            if (spec.afterEnrichment() == afterEnrichment) {
                step(spec);
            }
        }
    }

    private void step(StepSpec spec) {
        StepFactory factory = catalogue.steps().get(spec.name());
        if (factory == null) {
            throw new IllegalArgumentException("step " + spec.name() + " is not registered");
        }
        Work step = work(Kind.STEP, spec.name(), OptionText.of(spec));
        Map<String, ColumnState> made = new LinkedHashMap<>();
        for (Derivation derivation : factory.derivations(spec, definition.schema())) {
            List<Input> inputs = new ArrayList<>(inputs(derivation.values(), true));
            inputs.addAll(inputs(derivation.conditions(), false));
            made.put(derivation.column(), new ColumnState(derivation.column(), step, "", inputs));
        }
        now.putAll(made); // behind all of it: a step sees the row as it came
    }

    /** A column that nothing has filled yet holds nothing, and nothing comes from it. */
    private List<Input> inputs(Iterable<String> columns, boolean value) {
        List<Input> inputs = new ArrayList<>();
        for (String column : columns) {
            ColumnState state = now.get(column);
            if (state != null) {
                inputs.add(new Input(state, value));
            }
        }
        return inputs;
    }

    private void enrich() {
        List<Input> ways = new ArrayList<>();
        for (EnrichmentSpec spec : definition.enrichments()) {
            Work asked = work(Kind.ENRICHMENT, spec.name(), "key " + spec.keyColumn());
            List<Input> key = inputs(List.of(spec.keyColumn()), false);
            spec.fields().forEach(field -> {
                String column = field.column().name();
                now.put(column, new ColumnState(column, asked, field.from(), key));
            });
            ColumnState found = new ColumnState(spec.name(), asked, "found", key);
            if (spec.foundFlag() != null) {
                now.put(spec.foundFlag(), new ColumnState(spec.foundFlag(), asked, "found", key));
            }
            ways.add(new Input(found, false));
        }
        if (!ways.isEmpty()) {
            Work told = work(Kind.PROVENANCE, "", "");
            for (String column : List.of(PipelineDefinition.ENRICHMENT_STATUS, PipelineDefinition.DATA_SOURCE)) {
                now.put(column, new ColumnState(column, told, "", ways));
            }
        }
    }

    private TargetColumn target(Column column) {
        ColumnState state = now.get(column.name());
        if (state == null) {
            throw new IllegalStateException("nothing fills column " + column.name());
        }
        List<RuleSpec> rules = definition.rules().stream()
                .filter(rule -> rule.column().equals(column.name()))
                .toList();
        return new TargetColumn(column, state, rules, Protection.of(column, codecs));
    }

    private TargetColumn hash(String name, Set<Role> roles) {
        List<String> covered = definition.schema().columns().stream()
                .filter(column -> roles.contains(column.role()))
                .map(Column::name)
                .toList();
        ColumnState state = new ColumnState(name, work(Kind.HASH, "hash", ""), "", inputs(covered, true));
        return new TargetColumn(Column.of(name, ColumnType.TEXT, Role.PROVENANCE), state, List.of(), Protection.HASHED);
    }

    /** By the names that the file's header has. */
    private Set<String> filters() {
        Set<String> files = new LinkedHashSet<>();
        for (RuleSpec rule : definition.rules()) {
            if (rule.severity() == RuleSpec.Severity.REJECT) {
                inputs(reads(rule), false)
                        .forEach(input -> filesOf(input.state()).forEach(files::add));
            }
        }
        return files;
    }

    private Set<String> reads(RuleSpec rule) {
        var factory = catalogue.rules().get(rule.name());
        return factory == null ? Set.of(rule.column()) : factory.reads(rule, definition.schema());
    }

    private static Stream<String> filesOf(ColumnState state) {
        return state.by().kind() == Kind.FILE
                ? Stream.of(state.by().name())
                : state.inputs().stream().flatMap(input -> filesOf(input.state()));
    }
}
