package dev.etlpipeline.core.csv;

import dev.etlpipeline.core.source.SourceException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * In what a file is written, so that records can be framed in it: UTF-8, a charset of one byte a character that agrees
 * with ASCII, or UTF-16. A byte order mark tells what a file is; one that contradicts the definition is refused, not
 * guessed around.
 *
 * @param charset       of these; for UTF-16 one that has a byte order
 * @param byteOrderMark bytes of it, 0 where there is none
 */
record Encoding(Charset charset, int byteOrderMark) {

    /** Bytes that {@link #of} looks at. */
    static final int HEAD = 64;

    /**
     * @param head     the file's first bytes, {@link #HEAD} where it has so many
     * @param declared null where the mark decides; without one it is UTF-8
     * @throws SourceException where the file cannot be read in it
     */
    static Encoding of(byte[] head, @Nullable Charset declared, String file) {
        ByteOrderMark mark = ByteOrderMark.of(head);
        if (mark != null && mark.charset().name().startsWith("UTF-32")) {
            throw new SourceException("Input " + file + " is UTF-32 by its byte order mark, which cannot be read."
                    + " Convert it to UTF-8 (iconv -f UTF-32 -t UTF-8).");
        }
        if (declared != null) {
            return declared(declared, mark, file);
        }
        Charset unmarked = mark == null ? utf16WithoutMark(head) : null;
        if (unmarked != null) {
            throw new SourceException("Input " + file + " seems to be " + unmarked.name()
                    + " without a byte order mark. Declare charset: " + unmarked.name() + ".");
        }
        return mark == null ? new Encoding(StandardCharsets.UTF_8, 0) : new Encoding(mark.charset(), mark.length());
    }

    private static Encoding declared(Charset declared, @Nullable ByteOrderMark mark, String file) {
        check(declared);
        if (mark == null) {
            if (declared.equals(StandardCharsets.UTF_16)) {
                throw new SourceException("Input " + file + " has no byte order mark, so UTF-16 does not say in which"
                        + " order its bytes are. Declare UTF-16LE (the usual one) or UTF-16BE.");
            }
            return new Encoding(declared, 0);
        }
        boolean same = declared.equals(mark.charset()) || (declared.equals(StandardCharsets.UTF_16) && mark.wide());
        if (!same) {
            throw new SourceException("Input " + file + " is " + mark.charset().name()
                    + " by its byte order mark, but the definition declares " + declared.name() + ". Declare "
                    + mark.charset().name() + ", leave charset out, or check that it is the right file.");
        }
        return new Encoding(mark.charset(), mark.length());
    }

    /** @throws SourceException where no file in this charset can be read */
    private static void check(Charset charset) {
        if (!framable(charset)) {
            throw new SourceException("Charset " + charset.name() + " cannot be read: records are found in bytes, which"
                    + " takes UTF-8, UTF-16 or a charset of one byte a character that agrees with ASCII. Convert the"
                    + " file to UTF-8 (iconv -f " + charset.name() + " -t UTF-8) and declare that.");
        }
    }

    private static boolean framable(Charset charset) {
        if (charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.UTF_16) || wide(charset)) {
            return true;
        }
        byte[] ascii = new byte[128];
        for (int i = 0; i < ascii.length; i++) {
            ascii[i] = (byte) i;
        }
        return charset.canEncode()
                && charset.newEncoder().maxBytesPerChar() == 1
                && new String(ascii, charset).equals(new String(ascii, StandardCharsets.US_ASCII));
    }

    static boolean wide(Charset charset) {
        return charset.equals(StandardCharsets.UTF_16LE) || charset.equals(StandardCharsets.UTF_16BE);
    }

    /** The one that a text in the Latin script shows by every other byte being zero, or null. */
    static @Nullable Charset utf16WithoutMark(byte[] head) {
        int pairs = head.length / 2;
        int highFirst = 0;
        int lowFirst = 0;
        for (int i = 0; i < pairs; i++) {
            boolean first = head[2 * i] == 0;
            boolean second = head[2 * i + 1] == 0;
            highFirst += first && !second ? 1 : 0;
            lowFirst += second && !first ? 1 : 0;
        }
        if (pairs < 2 || Math.max(highFirst, lowFirst) < pairs) {
            return null;
        }
        return highFirst == pairs ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
    }

    /** Bytes of the units in which records are framed. */
    int unit() {
        return wide(charset) ? 2 : 1;
    }

    /**
     * The delimiter as the window has it.
     *
     * @throws SourceException where it cannot be one
     */
    byte delimiter(char delimiter) {
        byte[] bytes = String.valueOf(delimiter).getBytes(unit() == 2 ? StandardCharsets.US_ASCII : charset);
        boolean lost = unit() == 2 && delimiter > 127;
        if (bytes.length != 1 || lost || "\"\r\n\0".indexOf(delimiter) >= 0) {
            throw new SourceException("The delimiter must be one " + (unit() == 2 ? "ASCII character" : "byte") + " in "
                    + charset.name() + ", and neither a quote, a line's end nor NUL.");
        }
        return bytes[0];
    }
}
