package dev.etlpipeline.governance.mask;

import dev.etlpipeline.core.input.KeyedSha256;
import java.nio.charset.StandardCharsets;

/** Random bits that a value determines, for whoever has the key: HMAC-SHA256. Thread-safe. */
final class Pseudonyms {

    private static final byte[] END = {0};

    private final KeyedSha256 keyed;

    Pseudonyms(byte[] key) {
        this.keyed = new KeyedSha256(key);
    }

    /**
     * The bits of one value.
     *
     * @param space of values that are told apart from those of other spaces, such as {@code email}
     * @param value in the one form in which it counts as the same
     */
    Draw draw(String space, String value) {
        byte[] bits = keyed.of(space.getBytes(StandardCharsets.US_ASCII), END, value.getBytes(StandardCharsets.UTF_8));
        return new Draw(keyed, bits);
    }
}
