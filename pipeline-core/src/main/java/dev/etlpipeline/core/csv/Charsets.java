package dev.etlpipeline.core.csv;

import dev.etlpipeline.core.input.SeekableInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Finds the charset in which a file without a byte order mark can be read whole. */
final class Charsets {

    private static final int BUFFER = 1 << 16;

    /** ISO-8859-1 gives every byte a character. */
    private static final List<Charset> TRIED =
            List.of(StandardCharsets.UTF_8, Charset.forName("windows-1252"), StandardCharsets.ISO_8859_1);

    private Charsets() {}

    /** The first of UTF-8, windows-1252 and ISO-8859-1 to which all bytes belong. */
    static Charset narrow(SeekableInput bytes) throws IOException {
        for (Charset charset : TRIED) {
            bytes.position(0);
            if (reads(charset, bytes)) {
                return charset;
            }
        }
        return StandardCharsets.ISO_8859_1;
    }

    private static boolean reads(Charset charset, SeekableInput bytes) throws IOException {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.allocate(BUFFER);
        CharBuffer out = CharBuffer.allocate(BUFFER);
        int read = 0;
        while (read >= 0) {
            read = bytes.read(in.array(), in.position(), in.remaining());
            in.position(in.position() + Math.max(read, 0)).flip();
            CoderResult result = decoder.decode(in, out.clear(), read < 0);
            if (result.isError()) {
                return false;
            }
            in.compact();
        }
        return true;
    }
}
