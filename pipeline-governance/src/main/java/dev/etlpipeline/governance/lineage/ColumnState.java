package dev.etlpipeline.governance.lineage;

import java.util.List;

/**
 * A column as something left it. Together they are a graph without cycles, from the target back to the file.
 *
 * @param column the pipeline's name of it
 * @param by     what made it so
 * @param field  of an enrichment's answer that it holds; empty where it holds none
 * @param inputs what it was made of; none for a field of the file
 */
public record ColumnState(String column, Work by, String field, List<Input> inputs) {

    /**
     * What something was made of.
     *
     * @param value whether its value goes in; where not, it only decides what does
     */
    public record Input(ColumnState state, boolean value) {}

    public ColumnState {
        inputs = List.copyOf(inputs);
    }
}
