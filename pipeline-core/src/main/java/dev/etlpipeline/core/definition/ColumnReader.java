package dev.etlpipeline.core.definition;

import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Column.Role;
import dev.etlpipeline.core.row.ColumnType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one column's declaration. */
final class ColumnReader {

    /** Names go into SQL; 128 is the longest identifier that SQL Server takes. */
    static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");

    /** NVARCHAR(n) ends there. */
    private static final int MAX_LENGTH = 4000;

    /** Digits of SQL Server's DECIMAL. */
    private static final int MAX_PRECISION = 38;

    private static final int DEFAULT_LENGTH = 255;

    private ColumnReader() {}

    /** Null only where the column has no usable name; other problems leave a column that later parts can refer to. */
    static @Nullable Column read(YamlMap map, String nameKey, Role role) {
        String name = map.required(nameKey);
        if (name == null || !usableName(map, nameKey, name)) {
            return null;
        }
        YamlMap named = map.named("column " + name);
        ColumnType type = type(named);
        boolean key = named.flag("key");
        return new Column(
                name,
                type,
                length(named, type),
                precision(named, type),
                scale(named, type),
                key || named.flag("required"),
                key,
                tags(named),
                role);
    }

    static boolean usableName(YamlMap map, String nameKey, String name) {
        if (!IDENTIFIER.matcher(name).matches()) {
            map.problem(
                    nameKey,
                    "'" + name + "' is no column name: letters, digits and _ only, not starting with a digit,"
                            + " at most 128");
            return false;
        }
        if (ColumnNames.TECHNICAL.contains(name.toLowerCase(Locale.ROOT))) {
            map.problem(nameKey, name + " is a column that the loader fills itself; take another name");
            return false;
        }
        return true;
    }

    private static ColumnType type(YamlMap map) {
        String word = map.text("type", ColumnType.TEXT.word());
        return ColumnType.ofWord(word).orElseGet(() -> {
            List<String> known =
                    Arrays.stream(ColumnType.values()).map(ColumnType::word).toList();
            map.problem("type", "unknown type " + word + DidYouMean.hint(word, known));
            return ColumnType.TEXT;
        });
    }

    private static int length(YamlMap map, ColumnType type) {
        refuse(map, "length", type, ColumnType.TEXT);
        return type == ColumnType.TEXT ? map.number("length", 1, MAX_LENGTH, DEFAULT_LENGTH) : 0;
    }

    private static int precision(YamlMap map, ColumnType type) {
        refuse(map, "precision", type, ColumnType.DECIMAL);
        if (type != ColumnType.DECIMAL) {
            return 0;
        }
        map.demand("precision");
        return map.number("precision", 1, MAX_PRECISION, MAX_PRECISION);
    }

    private static int scale(YamlMap map, ColumnType type) {
        refuse(map, "scale", type, ColumnType.DECIMAL);
        if (type != ColumnType.DECIMAL) {
            return 0;
        }
        map.demand("scale");
        int precision = map.has("precision") ? precision(map, type) : MAX_PRECISION;
        return map.number("scale", 0, precision, 0);
    }

    private static void refuse(YamlMap map, String key, ColumnType type, ColumnType only) {
        if (map.has(key) && type != only) {
            map.problem(key, key + " is for columns of type " + only.word() + ", not " + type.word());
        }
    }

    private static Set<String> tags(YamlMap map) {
        Set<String> tags = new HashSet<>();
        map.texts("tags").forEach(tag -> tags.add(tag.text()));
        return tags;
    }
}
