package dev.etlpipeline.core.load;

import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Column.Role;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.Schema;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The two hashes by which a change is seen: SHA-256 over the columns of some roles, in schema order, each value with its
 * type and length before it, so that no two rows share an encoding. Values are hashed as they mean: a decimal without
 * trailing zeros. Not thread-safe: one for each thread's chunk.
 */
final class RowHasher {

    private static final byte NULL = 0;
    private static final byte TEXT = 1;
    private static final byte NUMBER = 2;
    private static final byte FLAG = 3;
    private static final byte OTHER = 4;

    private final int[] source;
    private final int[] enriched;
    private final MessageDigest digest;
    private final byte[] head = new byte[9];

    RowHasher(Schema schema) {
        this.source = positions(schema, Set.of(Role.SOURCE, Role.DERIVED));
        this.enriched = positions(schema, Set.of(Role.ENRICHED));
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static int[] positions(Schema schema, Set<Role> roles) {
        List<Column> columns = schema.columns();
        return IntStream.range(0, columns.size())
                .filter(i -> roles.contains(columns.get(i).role()))
                .toArray();
    }

    /** Over the source-derived columns. */
    byte[] rowHash(Row row) {
        return hash(row, source);
    }

    /** Over what enrichment added. */
    byte[] enrichmentHash(Row row) {
        return hash(row, enriched);
    }

    private byte[] hash(Row row, int[] positions) {
        for (int position : positions) {
            add(row.get(position));
        }
        return digest.digest();
    }

    private void add(@Nullable Object value) {
        if (value == null) {
            digest.update(NULL);
        } else if (value instanceof String text) {
            add(TEXT, text);
        } else if (value instanceof Long number) {
            head[0] = NUMBER;
            ByteBuffer.wrap(head).putLong(1, number);
            digest.update(head, 0, 9);
        } else if (value instanceof Boolean flag) {
            digest.update(FLAG);
            digest.update((byte) (flag ? 1 : 0));
        } else if (value instanceof BigDecimal number) {
            add(OTHER, number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
        } else {
            add(OTHER, value.toString());
        }
    }

    private void add(byte type, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        head[0] = type;
        ByteBuffer.wrap(head).putInt(1, bytes.length);
        digest.update(head, 0, 5);
        digest.update(bytes);
    }
}
