package dev.etlpipeline.core.input;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * HMAC-SHA256 (RFC 2104) for many short messages. What the key alone makes of the two digests is computed once and copied for each
 * message, where {@link javax.crypto.Mac} computes it each time: a message of one block costs two blocks in place of four. Immutable
 * and thread-safe.
 */
public final class KeyedSha256 {

    private static final int BLOCK = 64;
    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5c;

    private final MessageDigest inner;
    private final MessageDigest outer;

    /** @param key of any length but 0 */
    public KeyedSha256(byte[] key) {
        if (key.length == 0) {
            throw new IllegalArgumentException("a key has bytes");
        }
        byte[] block = Arrays.copyOf(key.length > BLOCK ? Sha256.digest().digest(key) : key, BLOCK);
        this.inner = begun(block, INNER);
        this.outer = begun(block, OUTER);
        Arrays.fill(block, (byte) 0);
    }

    private static MessageDigest begun(byte[] block, byte pad) {
        byte[] padded = block.clone();
        for (int i = 0; i < BLOCK; i++) {
            padded[i] ^= pad;
        }
        MessageDigest digest = Sha256.digest();
        digest.update(padded);
        Arrays.fill(padded, (byte) 0);
        return digest;
    }

    /** Of some bytes of an array. */
    public byte[] of(byte[] bytes, int offset, int length) {
        MessageDigest message = copy(inner);
        message.update(bytes, offset, length);
        return ended(message);
    }

    /** Of the parts, one behind the other. */
    public byte[] of(byte[]... parts) {
        MessageDigest message = copy(inner);
        for (byte[] part : parts) {
            message.update(part);
        }
        return ended(message);
    }

    private byte[] ended(MessageDigest message) {
        return copy(outer).digest(message.digest());
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("this Java platform's SHA-256 cannot be copied", e);
        }
    }
}
