package dev.etlpipeline.core.guess;

import dev.etlpipeline.core.csv.CsvForm;
import dev.etlpipeline.core.definition.Options;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.definition.SourceSpec;
import dev.etlpipeline.core.definition.StepSpec;
import dev.etlpipeline.core.definition.TargetSpec;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a file was found to hold.
 *
 * @param name      of the pipeline
 * @param file      without folders
 * @param form      charset, delimiter and header
 * @param records   in all
 * @param malformed of them, which no run can read
 * @param columns   in the file's order; those of the key are marked
 * @param nullTexts texts that stand for no value
 * @param keyNote   how the key was found
 * @param doubts    about the file as a whole
 */
public record Guess(
        String name,
        String file,
        CsvForm form,
        long records,
        long malformed,
        List<GuessedColumn> columns,
        List<String> nullTexts,
        String keyNote,
        List<String> doubts) {

    public Guess {
        columns = List.copyOf(columns);
        nullTexts = List.copyOf(nullTexts);
        doubts = List.copyOf(doubts);
    }

    public List<String> keys() {
        return columns.stream()
                .map(GuessedColumn::column)
                .filter(Column::key)
                .map(Column::name)
                .toList();
    }

    /** The table, in the schema that targets have by default. */
    public TargetSpec target() {
        return new TargetSpec("warehouse", ColumnNamer.identifier(name.toLowerCase(Locale.ROOT)), false, true);
    }

    /** The definition that {@link DefinitionText} writes down. */
    public PipelineDefinition definition() {
        List<Column> all = columns.stream()
                .filter(guessed -> !guessed.leftOut())
                .map(GuessedColumn::column)
                .toList();
        Map<String, List<String>> formats = new HashMap<>();
        Map<String, String> headers = new HashMap<>();
        for (GuessedColumn guessed : columns) {
            headers.put(guessed.column().name(), guessed.header());
            if (!guessed.formats().isEmpty()) {
                formats.put(guessed.column().name(), guessed.formats());
            }
        }
        SourceSpec source = new SourceSpec(form.charset(), form.delimiter(), all, formats, nullTexts, headers, null);
        List<StepSpec> trim = List.of(new StepSpec("trim", List.of(), Options.of(Map.of()), false));
        return new PipelineDefinition(name, source, new Schema(all), trim, List.of(), List.of(), target());
    }
}
