package dev.etlpipeline.core.definition;

import dev.etlpipeline.core.row.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The columns declared so far. Names are compared without case, as the databases do. */
final class ColumnNames {

    /** Columns of every target table that the loader fills; no pipeline may declare them. */
    static final Set<String> TECHNICAL = Set.of(
            "source_file_id",
            "source_record",
            "row_hash",
            "enrichment_hash",
            "run_no",
            "processed_date",
            "created_date",
            "modified_date");

    private final Problems problems;
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<Column> columns = new ArrayList<>();

    ColumnNames(Problems problems) {
        this.problems = problems;
    }

    /** Adds the column, unless its name is taken: then that is a problem. */
    void add(Column column, int line) {
        String folded = column.name().toLowerCase(Locale.ROOT);
        Integer first = lines.putIfAbsent(folded, line);
        if (first != null) {
            problems.at(line, "column " + column.name() + " is declared twice, first in line " + first);
        } else {
            columns.add(column);
        }
    }

    /** Adds a column that no line declares. */
    void addImplied(Column column) {
        Integer first = lines.get(column.name());
        if (first != null) {
            problems.at(
                    first,
                    "column " + column.name() + " is added by the pipeline itself where there are enrichments;"
                            + " take another name");
        } else {
            columns.add(column);
        }
    }

    /** All columns, sorted by who fills them: source, derived, enriched, provenance. */
    List<Column> inOrder() {
        List<Column> sorted = new ArrayList<>(columns);
        sorted.sort(Comparator.comparing(Column::role));
        return sorted;
    }
}
