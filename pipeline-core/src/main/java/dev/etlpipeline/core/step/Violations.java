package dev.etlpipeline.core.step;

import dev.etlpipeline.core.row.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What was found wrong with one row so far. Used by one thread; reused from row to row, as most rows have nothing. */
final class Violations {

    private final List<Violation> found = new ArrayList<>();
    private final Set<String> columns = new HashSet<>();

    void add(Violation violation) {
        found.add(violation);
        if (violation.column() != null) {
            columns.add(violation.column());
        }
    }

    void addAll(List<Violation> violations) {
        violations.forEach(this::add);
    }

    boolean none() {
        return found.isEmpty();
    }

    List<Violation> list() {
        return List.copyOf(found);
    }

    /** Treats further columns as if they had a violation. */
    void ignore(Set<String> more) {
        columns.addAll(more);
    }

    /** The columns that have a violation. */
    Set<String> columns() {
        return columns;
    }

    void clear() {
        if (!found.isEmpty()) {
            found.clear();
            columns.clear();
        }
    }
}
