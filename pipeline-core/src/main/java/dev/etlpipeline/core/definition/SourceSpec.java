package dev.etlpipeline.core.definition;

import dev.etlpipeline.core.row.Column;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to read the file.
 *
 * @param charset      null where the file's byte order mark tells it; without one it is UTF-8
 * @param delimiter    between fields; null where the file's header tells it
 * @param columns      those of the file, as declared; all of role SOURCE
 * @param formats      per column of type date or timestamp, the patterns tried in order (java.time's letters, strict);
 *                     a column that is not named takes ISO-8601 only
 * @param nullTexts    field texts that mean "no value", beside the empty one
 * @param headers      per column that the file calls otherwise, what its header says
 * @param extraColumns null where the setting {@code columns.extra} decides
 */
public record SourceSpec(
        @Nullable Charset charset,
        @Nullable Character delimiter,
        List<Column> columns,
        Map<String, List<String>> formats,
        List<String> nullTexts,
        Map<String, String> headers,
        @Nullable ExtraColumns extraColumns) {

    public SourceSpec {
        columns = List.copyOf(columns);
        formats = Map.copyOf(formats);
        nullTexts = List.copyOf(nullTexts);
        headers = Map.copyOf(headers);
    }

    /** Of a file that calls all columns by their names; the setting says what becomes of others. */
    public SourceSpec(
            @Nullable Charset charset,
            @Nullable Character delimiter,
            List<Column> columns,
            Map<String, List<String>> formats,
            List<String> nullTexts) {
        this(charset, delimiter, columns, formats, nullTexts, Map.of(), null);
    }

    /** What the file's header calls a column. */
    public String header(Column column) {
        return headers.getOrDefault(column.name(), column.name());
    }
}
