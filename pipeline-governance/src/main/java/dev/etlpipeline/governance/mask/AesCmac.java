package dev.etlpipeline.governance.mask;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-CMAC (NIST SP 800-38B, RFC 4493): 16 bytes that a message determines, and that nobody tells from random ones without the key. Of
 * short messages it takes a third of the time of an HMAC and leaves no garbage. For one thread.
 */
final class AesCmac {

    /** Bytes of a block, and of what comes out. */
    static final int BLOCK = 16;

    private static final int BITS = Byte.SIZE;

    /** What stands for a bit that is shifted out of a block of 128. */
    private static final int REDUCED = 0x87;

    private static final byte END = (byte) 0x80;

    private final Cipher cbc;
    private final byte[] whole;
    private final byte[] padded;
    private byte[] sealed = new byte[4 * BLOCK];

    /** @param key of 16, 24 or 32 bytes */
    AesCmac(byte[] key) {
        try {
            cbc = Cipher.getInstance("AES/CBC/NoPadding"); // begins anew with each message
            cbc.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[BLOCK]));
            whole = doubled(cbc.doFinal(new byte[BLOCK]));
            padded = doubled(whole);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no key of AES on this Java platform", e);
        }
    }

    private static byte[] doubled(byte[] block) {
        byte[] doubled = new byte[BLOCK];
        int carry = 0;
        for (int i = BLOCK - 1; i >= 0; i--) {
            int shifted = (block[i] & 0xFF) << 1 | carry;
            doubled[i] = (byte) shifted;
            carry = shifted >>> BITS;
        }
        doubled[BLOCK - 1] ^= (byte) (carry * REDUCED);
        return doubled;
    }

    /**
     * Of the first bytes of an array.
     *
     * @param message with room behind it up to the end of a block; its last block is changed
     * @param out     gets 16 bytes
     */
    void of(byte[] message, int length, byte[] out) {
        int end = Math.max(1, (length + BLOCK - 1) / BLOCK) * BLOCK;
        byte[] last = whole;
        if (length < end) {
            message[length] = END;
            Arrays.fill(message, length + 1, end, (byte) 0);
            last = padded;
        }
        for (int i = 0; i < BLOCK; i++) {
            message[end - BLOCK + i] ^= last[i];
        }
        if (sealed.length < end) {
            sealed = new byte[end];
        }
        try {
            cbc.doFinal(message, 0, end, sealed, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES failed on whole blocks", e);
        }
        System.arraycopy(sealed, end - BLOCK, out, 0, BLOCK);
    }
}
