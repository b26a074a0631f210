package dev.etlpipeline.governance.mask;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Random bits that a value determines, for whoever has the key: HMAC-SHA256. Thread-safe. */
final class Pseudonyms {

    private static final String HMAC = "HmacSHA256";

    /** To make one costs as much as to mask ten values, and each belongs to one thread at a time. */
    private final ThreadLocal<Mac> macs;

    Pseudonyms(byte[] key) {
        SecretKeySpec secret = new SecretKeySpec(key, HMAC);
        this.macs = ThreadLocal.withInitial(() -> mac(secret));
    }

    private static Mac mac(SecretKeySpec secret) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(secret);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
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
