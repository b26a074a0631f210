package dev.etlpipeline.core.definition;

import java.util.List;

/**
 * A step as declared.
 *
 * @param name            under which its factory is registered
 * @param columns         it works on; may be empty
 * @param afterEnrichment whether it runs behind ENRICH, as a step that needs the enrichment's columns must
 */
public record StepSpec(String name, List<String> columns, Options options, boolean afterEnrichment) {

    public StepSpec {
        columns = List.copyOf(columns);
    }
}
