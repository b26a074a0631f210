package dev.etlpipeline.core.load;

import dev.etlpipeline.core.input.KeyedSha256;
import dev.etlpipeline.core.input.Sha256;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Column.Role;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.Schema;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The two hashes by which a change is seen: SHA-256 over the columns of some roles, in schema order, each value with its
 * type and length before it, so that no two rows share an encoding. Values are hashed as they mean: a decimal without
 * trailing zeros. Not thread-safe: one for each thread's chunk.
 */
public final class RowHasher {

    private static final byte NULL = 0;
    private static final byte TEXT = 1;
    private static final byte NUMBER = 2;
    private static final byte FLAG = 3;
    private static final byte OTHER = 4;

    /** Bytes of a date such as 2024-02-29. */
    private static final int ISO_DATE = 10;

    private final int[] source;
    private final int[] enriched;
    private final MessageDigest digest;
    private final @Nullable KeyedSha256 keyed;
    private final byte[] nothingEnriched;
    private byte[] encoded = new byte[1 << 10];
    private int length;

    public RowHasher(Schema schema) {
        this(schema, null);
    }

    /** @param key by which {@link #rowHash} is an HMAC, of any length but 0; null for the bare SHA-256 */
    RowHasher(Schema schema, byte @Nullable [] key) {
        this.keyed = key == null ? null : new KeyedSha256(key);
        this.source = positions(schema, Set.of(Role.SOURCE, Role.DERIVED));
        this.enriched = positions(schema, Set.of(Role.ENRICHED));
        this.digest = Sha256.digest();
        this.nothingEnriched = digest.digest(new byte[enriched.length]);
    }

    private static int[] positions(Schema schema, Set<Role> roles) {
        List<Column> columns = schema.columns();
        return IntStream.range(0, columns.size())
                .filter(i -> roles.contains(columns.get(i).role()))
                .toArray();
    }

    /** Over the source-derived columns. */
    byte[] rowHash(Row row) {
        if (keyed == null) {
            return hash(row, source);
        }
        encode(row, source);
        return keyed.of(encoded, 0, length);
    }

    /** Over what enrichment added. */
    public byte[] enrichmentHash(Row row) {
        for (int position : enriched) {
            if (row.get(position) != null) {
                return hash(row, enriched);
            }
        }
        return nothingEnriched.clone();
    }

    /** Encodes all values first: one call of the digest takes less time than one for each value. */
    private byte[] hash(Row row, int[] positions) {
        encode(row, positions);
        digest.update(encoded, 0, length);
        return digest.digest();
    }

    private void encode(Row row, int[] positions) {
        length = 0;
        for (int position : positions) {
            add(row.get(position));
        }
    }

    private void add(@Nullable Object value) {
        if (value == null) {
            room(1);
            encoded[length++] = NULL;
        } else if (value instanceof String text) {
            add(TEXT, text);
        } else if (value instanceof LocalDate date && date.getYear() >= 1000 && date.getYear() <= 9999) {
            add(date);
        } else if (value instanceof Long number) {
            room(1 + Long.BYTES);
            encoded[length++] = NUMBER;
            for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
                encoded[length++] = (byte) (number >>> shift);
            }
        } else if (value instanceof Boolean flag) {
            room(2);
            encoded[length++] = FLAG;
            encoded[length++] = (byte) (flag ? 1 : 0);
        } else if (value instanceof BigDecimal number) {
            add(OTHER, number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
        } else {
            add(OTHER, value.toString());
        }
    }

    /** As {@link LocalDate#toString()} writes a year of four digits, without the text in between. */
    private void add(LocalDate date) {
        room(1 + Integer.BYTES + ISO_DATE);
        encoded[length++] = OTHER;
        putLength(ISO_DATE);
        putDigits(date.getYear() / 100);
        putDigits(date.getYear() % 100);
        encoded[length++] = '-';
        putDigits(date.getMonthValue());
        encoded[length++] = '-';
        putDigits(date.getDayOfMonth());
    }

    private void putDigits(int number) {
        encoded[length++] = (byte) ('0' + number / 10);
        encoded[length++] = (byte) ('0' + number % 10);
    }

    private void add(byte type, String text) {
        room(1 + Integer.BYTES + text.length());
        encoded[length++] = type;
        int start = length;
        putLength(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 128) {
                length = start;
                addUtf8(text);
                return;
            }
            encoded[length++] = (byte) c;
        }
    }

    private void addUtf8(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        room(Integer.BYTES + bytes.length);
        putLength(bytes.length);
        System.arraycopy(bytes, 0, encoded, length, bytes.length);
        length += bytes.length;
    }

    private void putLength(int bytes) {
        for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            encoded[length++] = (byte) (bytes >>> shift);
        }
    }

    private void room(int more) {
        if (encoded.length - length < more) {
            encoded = Arrays.copyOf(encoded, Math.addExact(length, Math.max(more, encoded.length)));
        }
    }
}
