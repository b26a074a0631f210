package dev.etlpipeline.core.csv;

import java.nio.charset.Charset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** U+FEFF at a file's start, in the encodings that Unicode names (The Unicode Standard, 23.8). */
enum ByteOrderMark {
    // UTF-32LE before UTF-16LE, which begins alike.
    UTF_32LE(0xFF, 0xFE, 0, 0),
    UTF_32BE(0, 0, 0xFE, 0xFF),
    UTF_8(0xEF, 0xBB, 0xBF),
    UTF_16LE(0xFF, 0xFE),
    UTF_16BE(0xFE, 0xFF);

    private final byte[] bytes;

    ByteOrderMark(int... bytes) {
        this.bytes = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            this.bytes[i] = (byte) bytes[i];
        }
    }

    /** The one that a file's first bytes are, or null. */
    static @Nullable ByteOrderMark of(byte[] head) {
        for (ByteOrderMark mark : values()) {
            int length = mark.length();
            if (head.length >= length && Arrays.equals(head, 0, length, mark.bytes, 0, length)) {
                return mark;
            }
        }
        return null;
    }

    Charset charset() {
        return Charset.forName(name().replace('_', '-'));
    }

    int length() {
        return bytes.length;
    }

    /** Whether it is one of UTF-16. */
    boolean wide() {
        return Encoding.wide(charset());
    }
}
