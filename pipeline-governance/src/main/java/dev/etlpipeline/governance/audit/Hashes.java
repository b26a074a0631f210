package dev.etlpipeline.governance.audit;

import dev.etlpipeline.core.input.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
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
    private final @Nullable Mac mac;
    private final @Nullable String keyId;
    private final byte[] last = new byte[BYTES];

    Hashes(Optional<byte[]> key) {
        this.mac = key.map(Sha256::keyed).orElse(null);
        this.keyId = mac == null
                ? null
                : HexFormat.of().formatHex(mac.doFinal("id".getBytes(StandardCharsets.US_ASCII)), 0, ID_BYTES);
    }

    /** Tells keys apart without saying anything of them; null where there is none. */
    @Nullable
    String keyId() {
        return keyId;
    }

    /** Of what was encoded. */
    byte[] of(Encoding encoding) {
        return of(encoding, true).clone();
    }

    /**
     * Whether this is the hash of what was encoded.
     *
     * @param withKey false for what was made when there was no key
     */
    boolean fit(Encoding encoding, boolean withKey, byte @Nullable [] hash) {
        return Arrays.equals(of(encoding, withKey), hash);
    }

    /** In bytes that the next one overwrites. */
    private byte[] of(Encoding encoding, boolean withKey) {
        try {
            if (withKey && mac != null) {
                mac.update(encoding.bytes(), 0, encoding.length());
                mac.doFinal(last, 0);
            } else {
                plain.update(encoding.bytes(), 0, encoding.length());
                plain.digest(last, 0, BYTES);
            }
            return last;
        } catch (ShortBufferException | DigestException e) {
            throw new IllegalStateException("a hash has " + BYTES + " bytes", e);
        }
    }
}
