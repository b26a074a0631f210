package dev.etlpipeline.core.step;

import dev.etlpipeline.core.definition.Catalogue;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.definition.RuleSpec;
import dev.etlpipeline.core.definition.StepSpec;
import dev.etlpipeline.core.row.Column.Role;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.Schema;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Reject;
import dev.etlpipeline.core.source.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * VALIDATE: all rules about columns that do not come from the enrichment. It also looks at what TRANSFORM rejected, and
 * adds what is wrong with the other columns, so that one row reports everything at once. Pure and thread-safe.
 */
public final class ValidateStage {

    private final RuleRunner rules;
    private final List<StepSpec> filling;

    /** @throws IllegalArgumentException where the catalogue is not the one the definition was read with */
    public ValidateStage(PipelineDefinition definition, Catalogue catalogue) {
        rules = new RuleRunner(definition, catalogue, spec -> !isEnriched(definition.schema(), spec));
        filling = definition.steps().stream()
                .filter(spec -> !spec.afterEnrichment() && spec.options().has(StepSpec.INTO))
                .toList();
    }

    static boolean isEnriched(Schema schema, RuleSpec spec) {
        Role role = schema.column(schema.indexOf(spec.column())).role();
        return role == Role.ENRICHED || role == Role.PROVENANCE;
    }

    /** The chunk with good rows only. */
    public Chunk apply(Chunk chunk) {
        List<Row> rows = new ArrayList<>(chunk.rows().size());
        List<Reject> rejects = new ArrayList<>();
        for (Reject reject : chunk.rejects()) {
            Row row = reject.row();
            rejects.add(reject.stage() == Stage.TRANSFORM && row != null ? completed(reject, row) : reject);
        }
        Violations violations = new Violations();
        for (Row row : chunk.rows()) {
            violations.clear();
            rules.check(row, violations);
            if (violations.none()) {
                rows.add(row);
            } else {
                rejects.add(new Reject(Stage.VALIDATE, violations.list(), row.origin(), row));
            }
        }
        return Rejects.sorted(chunk, rows, rejects);
    }

    private Reject completed(Reject reject, Row row) {
        Violations violations = new Violations();
        violations.addAll(reject.violations());
        violations.ignore(spoiled(violations.columns()));
        rules.check(without(row, violations.columns()), violations);
        int known = reject.violations().size();
        return reject.and(violations.list().subList(known, violations.list().size()));
    }

    /** The columns that no step could fill, because what it fills them from is bad. */
    private Set<String> spoiled(Set<String> bad) {
        Set<String> spoiled = new HashSet<>(bad);
        for (StepSpec spec : filling) {
            if (!Collections.disjoint(spec.columns(), spoiled)) {
                spoiled.addAll(spec.fills());
            }
        }
        return spoiled;
    }

    /** A rule that also looks at other columns finds nothing in those that are bad. */
    private static Row without(Row row, Set<String> columns) {
        @Nullable Object[] values = row.values();
        columns.stream()
                .filter(row.schema()::has)
                .forEach(column -> values[row.schema().indexOf(column)] = null);
        return Row.of(row.schema(), row.origin(), values);
    }
}
