package dev.etlpipeline.governance.audit;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.load.Key;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.Schema;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keyed hashes of keys and values: who has the key can prove that a value stood somewhere, and nobody can try values without it. The
 * row's key goes into each, so that equal values of two people do not show. For one thread.
 */
final class RowHashes {

    private static final int SHOWN = 400;

    private final String pipeline;
    private final int[] keys;
    private final boolean fold;
    private final boolean personal;
    private final Hashes hashes;
    private final Encoding encoding = new Encoding();

    /** @param isPersonal whether a column's values are not to be shown */
    RowHashes(PipelineDefinition definition, Predicate<Column> isPersonal, byte[] key) {
        Schema schema = definition.schema();
        this.pipeline = definition.name();
        this.keys = schema.keyColumns().stream()
                .mapToInt(column -> schema.indexOf(column.name()))
                .toArray();
        this.fold = definition.target().keyFold();
        this.personal = schema.keyColumns().stream().anyMatch(isPersonal);
        this.hashes = new Hashes(Optional.of(key));
    }

    /** Of the row's key, as the load compares keys. */
    byte[] key(Row row) {
        Object[] values = Arrays.stream(keys)
                .mapToObj(position -> Objects.requireNonNull(row.get(position), "a loaded row has a key"))
                .toArray();
        encoding.clear().add("key").add(pipeline);
        for (Object value : Key.of(values, fold).canonical()) {
            encoding.value(value);
        }
        return hashes.of(encoding);
    }

    /** The row's key, for people; null where it is personal, or too long to be shown. */
    @Nullable
    String shown(Row row) {
        if (personal) {
            return null;
        }
        String text = Arrays.stream(keys)
                .mapToObj(position -> String.valueOf(row.get(position)))
                .collect(Collectors.joining(", "));
        return text.length() > SHOWN ? null : text;
    }

    byte[] value(byte[] keyHash, String column, Object value) {
        encoding.clear().add("value").add(pipeline).add(column).add(keyHash);
        return hashes.of(value instanceof byte[] bytes ? encoding.add(bytes) : encoding.value(value));
    }
}
