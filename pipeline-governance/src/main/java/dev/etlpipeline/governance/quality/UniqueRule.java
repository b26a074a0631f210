package dev.etlpipeline.governance.quality;

import dev.etlpipeline.core.definition.DidYouMean;
import dev.etlpipeline.core.definition.RuleSpec;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.RowRule;
import dev.etlpipeline.core.row.Schema;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * {@code unique}: no earlier row of the file has the value, or the same values together {@code with} other columns. It is about
 * the file, so that it cannot reject a row; the later of two rows is the one that breaks it.
 */
final class UniqueRule {

    static final String NAME = "unique";

    private UniqueRule() {}

    static RowRule create(RuleSpec spec, Schema schema) {
        spec.options().allowOnly("with");
        if (spec.severity() == RuleSpec.Severity.REJECT) {
            throw new IllegalArgumentException("looks at the whole file, so it cannot reject a row: add severity: warn"
                    + " (or score). Of rows with one key only the last one stays in any case");
        }
        positions(spec, schema);
        return row -> Optional.empty();
    }

    static Set<String> reads(RuleSpec spec, Schema schema) {
        return IntStream.of(positions(spec, schema))
                .mapToObj(position -> schema.column(position).name())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Of its column, then of those with it. */
    static int[] positions(RuleSpec spec, Schema schema) {
        List<String> columns = new ArrayList<>(List.of(spec.column()));
        columns.addAll(spec.options().texts("with"));
        List<String> known = schema.columns().stream().map(Column::name).toList();
        for (String column : columns) {
            if (!schema.has(column)) {
                throw new IllegalArgumentException(
                        "option with names no column " + column + DidYouMean.hint(column, known));
            }
        }
        return columns.stream().mapToInt(schema::indexOf).toArray();
    }
}
