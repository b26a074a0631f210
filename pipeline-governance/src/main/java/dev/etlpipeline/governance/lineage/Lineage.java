package dev.etlpipeline.governance.lineage;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where the columns of a pipeline's target come from.
 *
 * @param pipeline its name
 * @param target   schema and table
 * @param file     the file's columns, as its header calls them
 * @param columns  of the target: those of the definition in its order, then the two hashes
 * @param filters  columns of the file that decide whether a row is loaded at all, because a rule that rejects reads them
 */
public record Lineage(
        String pipeline, String target, List<String> file, List<TargetColumn> columns, Set<String> filters) {

    public Lineage {
        file = List.copyOf(file);
        columns = List.copyOf(columns);
    }

    public Optional<TargetColumn> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** All ways from a file's column or an answer's field to a column of the target. */
    public List<Edge> edges() {
        return columns.stream().flatMap(this::edges).toList();
    }

    /** Those that lead to one column. */
    public Stream<Edge> edges(TargetColumn column) {
        return new Ways(column).edges().stream();
    }

    /** The same with one column of the target only. */
    Lineage only(TargetColumn column) {
        return new Lineage(pipeline, target, file, List.of(column), filters);
    }
}
