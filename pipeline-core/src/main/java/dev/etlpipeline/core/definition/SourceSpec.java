package dev.etlpipeline.core.definition;

import dev.etlpipeline.core.row.Column;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;

/**
 * How to read the file.
 *
 * @param delimiter  between fields
 * @param columns    those of the file, as declared; all of role SOURCE
 * @param formats    per column of type date or timestamp, the patterns tried in order (java.time's letters, strict);
 *                   a column that is not named takes ISO-8601 only
 * @param nullTexts  field texts that mean "no value", beside the empty one
 * @param headers    per column that the file calls otherwise, what its header says
 */
public record SourceSpec(
        Charset charset,
        char delimiter,
        List<Column> columns,
        Map<String, List<String>> formats,
        List<String> nullTexts,
        Map<String, String> headers) {

    public SourceSpec {
        columns = List.copyOf(columns);
        formats = Map.copyOf(formats);
        nullTexts = List.copyOf(nullTexts);
        headers = Map.copyOf(headers);
    }

    /** Of a file that calls all columns by their names. */
    public SourceSpec(
            Charset charset,
            char delimiter,
            List<Column> columns,
            Map<String, List<String>> formats,
            List<String> nullTexts) {
        this(charset, delimiter, columns, formats, nullTexts, Map.of());
    }

    /** What the file's header calls a column. */
    public String header(Column column) {
        return headers.getOrDefault(column.name(), column.name());
    }
}
