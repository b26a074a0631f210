package dev.etlpipeline.core.csv;

import dev.etlpipeline.core.definition.SourceSpec;
import dev.etlpipeline.core.source.SourceException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * What has to hold of a file's encoding, so that records can be framed in bytes: UTF-8, or a charset of one byte a
 * character that agrees with ASCII. A byte order mark tells what a file is; one that contradicts the definition is
 * refused, not guessed around.
 */
final class Encoding {

    private Encoding() {}

    /**
     * The delimiter as it stands in the file.
     *
     * @throws SourceException where charset or delimiter cannot be used
     */
    static byte check(SourceSpec source) {
        Charset charset = source.charset();
        if (!framable(charset)) {
            throw new SourceException("Charset " + charset.name() + " cannot be read: records are found in bytes, which"
                    + " takes UTF-8 or a charset of one byte a character that agrees with ASCII. Convert the file to"
                    + " UTF-8 (iconv -f " + charset.name() + " -t UTF-8) and declare that.");
        }
        byte[] delimiter = String.valueOf(source.delimiter()).getBytes(charset);
        if (delimiter.length != 1 || "\"\r\n\0".indexOf(source.delimiter()) >= 0) {
            throw new SourceException("The delimiter must be one byte in " + charset.name()
                    + ", and neither a quote, a line's end nor NUL.");
        }
        return delimiter[0];
    }

    private static boolean framable(Charset charset) {
        if (charset.equals(StandardCharsets.UTF_8)) {
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

    /**
     * Bytes of the byte order mark.
     *
     * @throws SourceException where it contradicts the charset declared
     */
    static int byteOrderMark(ByteWindow window, Charset declared, String file) throws IOException {
        int start = window.startAt(0);
        int first = unsigned(window, start);
        int second = unsigned(window, start + 1);
        if ((first == 0xFF && second == 0xFE) || (first == 0xFE && second == 0xFF)) {
            throw new SourceException("Input " + file + " is UTF-16 by its byte order mark, which cannot be read."
                    + " Convert it to UTF-8 (iconv -f UTF-16 -t UTF-8).");
        }
        if (first != 0xEF || second != 0xBB || unsigned(window, start + 2) != 0xBF) {
            return 0;
        }
        if (!declared.equals(StandardCharsets.UTF_8)) {
            throw new SourceException("Input " + file + " is UTF-8 by its byte order mark, but the definition declares "
                    + declared.name() + ". Declare UTF-8, or check that it is the right file.");
        }
        return 3;
    }

    /** -1 behind the file's end; asked in order only. */
    private static int unsigned(ByteWindow window, int index) throws IOException {
        return index <= window.end() && window.has(index) ? window.at(index) & 0xff : -1;
    }
}
