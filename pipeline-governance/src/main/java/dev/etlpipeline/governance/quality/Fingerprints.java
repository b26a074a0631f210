package dev.etlpipeline.governance.quality;

import dev.etlpipeline.core.input.KeyedSha256;
import dev.etlpipeline.core.input.Sha256;
import dev.etlpipeline.core.row.Row;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 64 bits of a keyed hash of values: what is kept of them for as long as a run lasts, so that nobody who reads the database can try
 * values against it. Without a key, of a hash that everybody can compute. For one thread.
 */
final class Fingerprints {

    private static final byte NONE = 0;
    private static final byte SOME = 1;

    private final MessageDigest digest = Sha256.digest();
    private final @Nullable KeyedSha256 keyed;
    private final ByteArrayOutputStream encoded = new ByteArrayOutputStream();

    Fingerprints(byte @Nullable [] key) {
        keyed = key == null ? null : new KeyedSha256(key);
    }

    /** 0 where the first column has no value; otherwise never 0. */
    long of(Row row, List<Integer> positions) {
        if (row.get(positions.get(0)) == null) {
            return 0;
        }
        encoded.reset();
        for (int position : positions) {
            Object value = row.get(position);
            if (value == null) {
                encoded.write(NONE);
            } else {
                byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
                encoded.write(SOME);
                encoded.writeBytes(
                        ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
                encoded.writeBytes(text);
            }
        }
        long bits = ByteBuffer.wrap(hash(encoded.toByteArray())).getLong();
        return bits == 0 ? 1 : bits;
    }

    private byte[] hash(byte[] bytes) {
        return keyed == null ? digest.digest(bytes) : keyed.of(bytes);
    }
}
