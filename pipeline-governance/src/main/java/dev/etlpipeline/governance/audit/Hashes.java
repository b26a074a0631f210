package dev.etlpipeline.governance.audit;

import dev.etlpipeline.core.input.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
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

    /** Of an event behind another. */
    byte[] of(byte[] previous, Encoding event) {
        return mac == null ? plain(previous, event) : keyed(mac, previous, event);
    }

    /** The same without a key, for events that were made when there was none. */
    byte[] plain(byte[] previous, Encoding event) {
        plain.update(previous);
        plain.update(event.bytes(), 0, event.length());
        return plain.digest();
    }

    private static byte[] keyed(Mac mac, byte[] previous, Encoding event) {
        mac.update(previous);
        mac.update(event.bytes(), 0, event.length());
        return mac.doFinal();
    }

    /** Of what has no place in a chain: changes and values. */
    byte[] of(Encoding encoding) {
        return of(new byte[0], encoding);
    }
}
