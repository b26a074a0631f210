package dev.etlpipeline.governance.lineage;

import dev.etlpipeline.core.definition.StepSpec;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A step's options in a line, the same whenever the definition is the same. */
final class OptionText {

    private OptionText() {}

    /** Without what the lineage says otherwise: the columns that are filled. */
    static String of(StepSpec spec) {
        return new TreeSet<>(spec.options().names())
                .stream()
                        .filter(name -> !name.equals(StepSpec.INTO))
                        .map(name ->
                                name + " " + String.join("/", spec.options().texts(name)))
                        .collect(Collectors.joining(", "));
    }
}
