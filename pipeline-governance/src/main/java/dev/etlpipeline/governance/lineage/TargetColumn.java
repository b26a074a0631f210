package dev.etlpipeline.governance.lineage;

import dev.etlpipeline.core.definition.RuleSpec;
import dev.etlpipeline.core.row.Column;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A column of the target.
 *
 * @param column as declared; for the loader's own ones, as they would be
 * @param state  in which it is loaded
 * @param rules  that it has to keep, in their order
 */
public record TargetColumn(Column column, ColumnState state, List<RuleSpec> rules, Protection protection) {

    public TargetColumn {
        rules = List.copyOf(rules);
    }

    public String name() {
        return column.name();
    }

    /** Of its values, in a word. */
    public String type() {
        return protection == Protection.HASHED ? "binary" : column.type().word();
    }

    /** The names of the rules, each once; those that reject no row with what they do instead. */
    String ruleNames() {
        return rules.stream()
                .map(rule -> rule.severity() == RuleSpec.Severity.REJECT
                        ? rule.name()
                        : rule.name() + " (" + rule.severity().word() + ")")
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
