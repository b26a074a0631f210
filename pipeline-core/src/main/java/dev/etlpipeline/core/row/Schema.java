package dev.etlpipeline.core.row;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns of a pipeline's rows, in order. A row has all of them from the start; those that steps and enrichments
 * fill are null until then. Immutable; one instance serves all rows of a run.
 */
public final class Schema {

    private final List<Column> columns;
    private final Map<String, Integer> positions;

    /** @throws IllegalArgumentException where two columns have one name */
    public Schema(List<Column> columns) {
        this.columns = List.copyOf(columns);
        this.positions = new HashMap<>(columns.size() * 2);
        for (Column column : this.columns) {
            if (positions.put(column.name(), positions.size()) != null) {
                throw new IllegalArgumentException("column " + column.name() + " is declared twice");
            }
        }
    }

    public List<Column> columns() {
        return columns;
    }

    public int size() {
        return columns.size();
    }

    public Column column(int position) {
        return columns.get(position);
    }

    public boolean has(String name) {
        return positions.containsKey(name);
    }

    /**
     * The column's place. Look it up once per step, not per row.
     *
     * @throws IllegalArgumentException where there is no such column
     */
    public int indexOf(String name) {
        Integer position = positions.get(name);
        if (position == null) {
            throw new IllegalArgumentException("no column " + name + "; there are " + positions.keySet());
        }
        return position;
    }

    public List<Column> keyColumns() {
        return columns.stream().filter(Column::key).toList();
    }

    @Override
    public String toString() {
        return "Schema" + columns.stream().map(Column::name).toList();
    }
}
