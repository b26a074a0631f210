package dev.etlpipeline.governance.audit;

import dev.etlpipeline.core.input.KeyedSha256;
import dev.etlpipeline.core.input.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The chain's hash: HMAC-SHA256 where there is a key, so that who writes to the database can't make a chain that fits; bare SHA-256
 * where there is none. Not thread-safe.
 */
final class Hashes {

    /** Bytes of a hash. */
    static final int BYTES = 32;

    private static final int ID_BYTES = 4;

    private final MessageDigest plain = Sha256.digest();
    private final @Nullable KeyedSha256 keyed;
    private final @Nullable String keyId;

    Hashes(Optional<byte[]> key) {
        this.keyed = key.map(KeyedSha256::new).orElse(null);
        this.keyId = keyed == null
                ? null
                : HexFormat.of().formatHex(keyed.of("id".getBytes(StandardCharsets.US_ASCII)), 0, ID_BYTES);
    }

    /** Tells keys apart without saying anything of them; null where there is none. */
    @Nullable
    String keyId() {
        return keyId;
    }

    /** Of what was encoded. */
    byte[] of(Encoding encoding) {
        return of(encoding, true);
    }

    /**
     * Whether this is the hash of what was encoded.
     *
     * @param withKey false for what was made when there was no key
     */
    boolean fit(Encoding encoding, boolean withKey, byte @Nullable [] hash) {
        return Arrays.equals(of(encoding, withKey), hash);
    }

    private byte[] of(Encoding encoding, boolean withKey) {
        if (withKey && keyed != null) {
            return keyed.of(encoding.bytes(), 0, encoding.length());
        }
        plain.update(encoding.bytes(), 0, encoding.length());
        return plain.digest();
    }
}
