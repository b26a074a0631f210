package dev.etlpipeline.governance.mask;

import dev.etlpipeline.core.input.Sha256;
import java.nio.charset.StandardCharsets;
import javax.crypto.Mac;

/** Random bits that a value determines, for whoever has the key: HMAC-SHA256. Thread-safe. */
final class Pseudonyms {

    /** To make one costs as much as to mask ten values, and each belongs to one thread at a time. */
    private final ThreadLocal<Mac> macs;

    Pseudonyms(byte[] key) {
        byte[] secret = key.clone();
        this.macs = ThreadLocal.withInitial(() -> Sha256.keyed(secret));
    }

    /**
     * The bits of one value.
     *
     * @param space of values that are told apart from those of other spaces, such as {@code email}
     * @param value in the one form in which it counts as the same
     */
    Draw draw(String space, String value) {
        Mac mac = macs.get();
        mac.update(space.getBytes(StandardCharsets.US_ASCII));
        mac.update((byte) 0);
        return new Draw(mac, mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
    }
}
