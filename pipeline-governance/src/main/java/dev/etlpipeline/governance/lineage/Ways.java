package dev.etlpipeline.governance.lineage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds everything that a column of the target hangs on, whatever the way. */
final class Ways {

    private static final Comparator<Work> IN_ORDER = Comparator.comparingInt(Work::number);

    private final TargetColumn column;
    private final Map<Origin, Found> found = new LinkedHashMap<>();
    private final Set<Visit> visited = new HashSet<>();

    private record Origin(String enrichment, String field) {}

    /** A state that was looked at by a way; the same state is looked at once for each set of works behind it. */
    private record Visit(String column, Work by, String field, boolean value, Set<Work> behind) {}

    private static final class Found {
        private boolean value;
        private final TreeSet<Work> works = new TreeSet<>(IN_ORDER);
    }

    Ways(TargetColumn column) {
        this.column = column;
        walk(column.state(), true, new TreeSet<>(IN_ORDER));
    }

    List<Edge> edges() {
        List<Edge> edges = new ArrayList<>();
        found.forEach((origin, ways) -> edges.add(new Edge(
                column.name(),
                origin.enrichment(),
                origin.field(),
                ways.value,
                List.copyOf(ways.works),
                column.protection())));
        return edges;
    }

    private void walk(ColumnState state, boolean value, Set<Work> behind) {
        if (!visited.add(new Visit(state.column(), state.by(), state.field(), value, Set.copyOf(behind)))) {
            return;
        }
        Work by = state.by();
        if (by.kind() == Work.Kind.FILE) {
            arrived(new Origin("", by.name()), value, behind);
            return;
        }
        if (by.kind() == Work.Kind.ENRICHMENT) {
            arrived(new Origin(by.name(), state.field()), value, behind);
        }
        Set<Work> further = new TreeSet<>(IN_ORDER);
        further.addAll(behind);
        further.add(by);
        state.inputs().forEach(input -> walk(input.state(), value && input.value(), further));
    }

    private void arrived(Origin origin, boolean value, Set<Work> works) {
        Found ways = found.computeIfAbsent(origin, unknown -> new Found());
        ways.value |= value;
        ways.works.addAll(works);
    }
}
