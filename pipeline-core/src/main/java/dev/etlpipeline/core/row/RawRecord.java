package dev.etlpipeline.core.row;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of one record as they stood in the (decompressed) file, without the line's end. A view on a buffer that
 * the records of a chunk share: nobody may write to that buffer afterwards. May hold personal data, so
 * {@link #toString()} gives only the length.
 */
public final class RawRecord {

    private static final RawRecord NONE = new RawRecord(new byte[0], 0, 0, StandardCharsets.UTF_8);

    private final byte[] buffer;
    private final int from;
    private final int length;
    private final Charset charset;

    public RawRecord(byte[] buffer, int from, int length, Charset charset) {
        this.buffer = buffer;
        this.from = from;
        this.length = length;
        this.charset = charset;
    }

    /** For rows that no file stands behind, as in tests. */
    public static RawRecord none() {
        return NONE;
    }

    public static RawRecord of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new RawRecord(bytes, 0, bytes.length, StandardCharsets.UTF_8);
    }

    public int length() {
        return length;
    }

    /** The record decoded; what cannot be decoded stands as U+FFFD. */
    public String text() {
        return new String(buffer, from, length, charset);
    }

    public ByteBuffer bytes() {
        return ByteBuffer.wrap(buffer, from, length).asReadOnlyBuffer();
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(buffer, from, length);
    }

    @Override
    public String toString() {
        return "RawRecord[" + length + " bytes]";
    }
}
