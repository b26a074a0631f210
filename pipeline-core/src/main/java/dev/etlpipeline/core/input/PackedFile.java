package dev.etlpipeline.core.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Bytes as they came, still packed.
 *
 * @param cipher of a spool; null for a file of the user's, which is read as it lies there
 */
record PackedFile(Path path, @Nullable SpoolCipher cipher) {

    /** Whether others can make something of the file as it lies there. */
    boolean isClear() {
        return cipher == null;
    }

    SeekableInput open() throws IOException {
        return cipher == null ? new PlainInput(path) : cipher.open(path);
    }

    InputStream stream() throws IOException {
        return cipher == null ? Files.newInputStream(path) : streamed(cipher.open(path));
    }

    private static InputStream streamed(SeekableInput in) {
        return new ReadInBlocks() {
            @Override
            public int read(byte[] target, int from, int length) throws IOException {
                return length == 0 ? 0 : in.read(target, from, length);
            }

            @Override
            public void close() throws IOException {
                in.close();
            }
        };
    }
}
