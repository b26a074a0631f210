package dev.etlpipeline.resilience.quarantine;

import dev.etlpipeline.core.definition.Options;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.input.Sha256;
import java.util.TreeMap;
import java.util.TreeSet;

/** The version of a definition's rules: a digest of all that says which rows are good. */
final class DefinitionVersion {

    /** Enough to tell versions of one definition apart, and to be read aloud. */
    private static final int DIGITS = 12;

    private DefinitionVersion() {}

    static String of(PipelineDefinition definition) {
        StringBuilder text = new StringBuilder();
        definition
                .schema()
                .columns()
                .forEach(column -> text.append(column.name())
                        .append(column.type())
                        .append(column.length())
                        .append(column.precision())
                        .append(column.scale())
                        .append(column.required())
                        .append(column.key())
                        .append('\n'));
        text.append(new TreeMap<>(definition.source().formats())).append('\n');
        text.append(definition.source().nullTexts()).append('\n');
        definition
                .steps()
                .forEach(step -> text.append(step.name())
                        .append(step.columns())
                        .append(step.afterEnrichment())
                        .append(options(step.options()))
                        .append('\n'));
        definition
                .rules()
                .forEach(rule -> text.append(rule.name())
                        .append(rule.column())
                        .append(options(rule.options()))
                        .append('\n'));
        return Sha256.of(text.toString()).substring(0, DIGITS);
    }

    private static String options(Options options) {
        StringBuilder text = new StringBuilder();
        for (String name : new TreeSet<>(options.names())) {
            text.append(name).append('=').append(options.text(name)).append(';');
        }
        return text.toString();
    }
}
