package dev.etlpipeline.core.definition;

import java.util.List;

/**
 * A step as declared. What it fills stands in its option {@code into}; a step without that option changes its columns
 * in place. The reader goes by this to know which derived columns depend on the enrichment.
 *
 * @param name            under which its factory is registered
 * @param columns         it works on; may be empty
 * @param afterEnrichment whether it runs behind ENRICH, as a step that needs the enrichment's columns must
 */
public record StepSpec(String name, List<String> columns, Options options, boolean afterEnrichment) {

    /** The option that names the columns which a step fills. */
    public static final String INTO = "into";

    public StepSpec {
        columns = List.copyOf(columns);
    }

    /** The columns that the step writes. */
    public List<String> fills() {
        return options.has(INTO) ? options.texts(INTO) : columns;
    }
}
