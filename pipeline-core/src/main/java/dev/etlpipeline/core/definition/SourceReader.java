package dev.etlpipeline.core.definition;

import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Column.Role;
import dev.etlpipeline.core.row.ColumnType;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the part {@code source}. */
final class SourceReader {

    /** A row's key must fit an index: SQL Server takes 900 bytes, two for each unit of a text. */
    private static final int MAX_KEY_LENGTH = 450;

    private static final Map<String, Character> DELIMITERS =
            Map.of("comma", ',', "semicolon", ';', "tab", '\t', "pipe", '|');

    private static final String DETECTED = "auto";

    private SourceReader() {}

    static SourceSpec read(YamlMap top, ColumnNames names) {
        top.demand("source");
        YamlMap source = top.map("source");
        source.onlyKeys("charset", "delimiter", "null-texts", "extra-columns", "columns");
        if (top.has("source")) {
            source.demand("columns");
        }
        List<Column> columns = new ArrayList<>();
        Map<String, List<String>> formats = new HashMap<>();
        Map<String, String> headers = new HashMap<>();
        for (YamlMap map : source.maps("columns", "column", "name")) {
            map.onlyKeys(
                    "name", "type", "length", "precision", "scale", "required", "key", "tags", "formats", "header");
            Column column = ColumnReader.read(map, "name", Role.SOURCE);
            if (column != null) {
                names.add(column, map.line());
                columns.add(column);
                List<String> declared = formats(map.named("column " + column.name()), column.type());
                if (!declared.isEmpty()) {
                    formats.put(column.name(), declared);
                }
                header(map.named("column " + column.name())).ifPresent(header -> headers.put(column.name(), header));
            }
        }
        SourceSpec spec = new SourceSpec(
                charset(source), delimiter(source), columns, formats, nullTexts(source), headers, extra(source));
        checkKey(source, columns);
        checkHeaders(source, spec);
        return spec;
    }

    private static List<String> nullTexts(YamlMap source) {
        return source.texts("null-texts").stream().map(YamlText::text).toList();
    }

    private static void checkHeaders(YamlMap source, SourceSpec spec) {
        Map<String, Column> seen = new HashMap<>();
        for (Column column : spec.columns()) {
            String header = spec.header(column);
            Column other = seen.putIfAbsent(HeaderNames.canonical(header), column);
            if (other != null && !other.name().equalsIgnoreCase(column.name())) {
                source.problem(
                        "columns",
                        "columns " + other.name() + " and " + column.name() + " would both be read under the header "
                                + header);
            }
        }
    }

    private static Optional<String> header(YamlMap map) {
        String header = map.text("header");
        if (header != null && header.isBlank()) {
            map.problem("header", "header is what the file calls the column, and cannot be blank");
            return Optional.empty();
        }
        return Optional.ofNullable(header);
    }

    private static @Nullable ExtraColumns extra(YamlMap source) {
        boolean refuse =
                source.choice("extra-columns", List.of("ignore", "refuse")).equals("refuse");
        if (!source.has("extra-columns")) {
            return null;
        }
        return refuse ? ExtraColumns.REFUSE : ExtraColumns.IGNORE;
    }

    private static List<String> formats(YamlMap map, ColumnType type) {
        List<String> formats = new ArrayList<>();
        for (YamlText format : map.texts("formats")) {
            try {
                switch (type) {
                    case DATE -> DateFormats.date(format.text());
                    case TIMESTAMP -> DateFormats.timestamp(format.text());
                    default ->
                        throw new IllegalArgumentException(
                                "formats are for columns of type date or timestamp, not " + type.word());
                }
                formats.add(format.text());
            } catch (IllegalArgumentException e) {
                map.problem("formats", String.valueOf(e.getMessage()));
            }
        }
        return formats;
    }

    private static void checkKey(YamlMap source, List<Column> columns) {
        List<Column> keys = columns.stream().filter(Column::key).toList();
        if (keys.isEmpty() && !columns.isEmpty()) {
            source.problem("columns", "no column is the key; mark the one that tells rows apart with key: true");
        }
        int length = keys.stream().mapToInt(Column::length).sum();
        if (length > MAX_KEY_LENGTH) {
            source.problem(
                    "columns",
                    "the key's texts are " + length + " long together, more than the " + MAX_KEY_LENGTH
                            + " that an index takes; give the key columns a length");
        }
    }

    private static @Nullable Charset charset(YamlMap source) {
        String name = source.text("charset");
        if (name == null || name.equals(DETECTED)) {
            return null;
        }
        try {
            Charset charset = Charset.forName(name);
            if (charset.name().startsWith("UTF-32")) {
                source.problem("charset", name + " is not read; convert the file to UTF-8 and declare that");
            }
            return charset;
        } catch (IllegalArgumentException e) {
            source.problem(
                    "charset", "unknown charset " + name + "; usual ones are UTF-8, windows-1252, ISO-8859-1, UTF-16");
            return null;
        }
    }

    private static @Nullable Character delimiter(YamlMap source) {
        String text = source.text("delimiter", DETECTED);
        if (text.equals(DETECTED)) {
            return null;
        }
        Character word = DELIMITERS.get(text);
        if (word != null) {
            return word;
        }
        if (text.length() != 1 || Character.isLetterOrDigit(text.charAt(0)) || "\"\r\n".contains(text)) {
            source.problem(
                    "delimiter",
                    "delimiter must be one character such as \",\" or one of comma, semicolon, tab, pipe, auto");
            return null;
        }
        return text.charAt(0);
    }
}
