package dev.etlpipeline.governance.quality;

import dev.etlpipeline.core.input.Sha256;
import dev.etlpipeline.core.row.Row;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * 64 bits of a keyed hash of values: what is kept of them for as long as a run lasts, so that nobody who reads the database can try
 * values against it. Without a key, of a hash that everybody can compute. For one thread.
 */
final class Fingerprints {

    private static final byte NONE = 0;
    private static final byte SOME = 1;

    private final @Nullable Mac mac;
    private final @Nullable MessageDigest digest;

    Fingerprints(byte @Nullable [] key) {
        digest = key == null ? Sha256.digest() : null;
        mac = key == null ? null : Sha256.keyed(key);
    }

    /** 0 where the first column has no value; otherwise never 0. */
    long of(Row row, List<Integer> positions) {
        if (row.get(positions.get(0)) == null) {
            return 0;
        }
        for (int position : positions) {
            Object value = row.get(position);
            if (value == null) {
                update(new byte[] {NONE});
            } else {
                byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
                update(new byte[] {SOME});
                update(ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
                update(text);
            }
        }
        long bits = ByteBuffer.wrap(end()).getLong();
        return bits == 0 ? 1 : bits;
    }

    private void update(byte[] bytes) {
        if (mac != null) {
            mac.update(bytes);
        } else if (digest != null) {
            digest.update(bytes);
        }
    }

    private byte[] end() {
        if (mac != null) {
            return mac.doFinal();
        }
        if (digest != null) {
            return digest.digest();
        }
        throw new IllegalStateException("one of them is there");
    }
}
