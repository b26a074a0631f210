package dev.etlpipeline.core.input;

import dev.etlpipeline.core.source.SourceException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/** Says of a damaged archive that it is one, where the JDK speaks of its inflater. */
final class UnpackedStream extends FilterInputStream {

    private final String name;
    private final Closeable archive;

    /** @param archive closed with the stream */
    UnpackedStream(InputStream unpacked, String name, Closeable archive) {
        super(unpacked);
        this.name = name;
        this.archive = archive;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        try {
            return super.read(target, from, length);
        } catch (EOFException | ZipException e) {
            throw damaged(name, e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            super.close();
        } finally {
            archive.close();
        }
    }

    static SourceException damaged(String name, IOException cause) {
        return new SourceException(
                "The compressed file " + name + " is damaged or cut off (" + cause.getMessage() + "). Fetch it again.",
                cause);
    }
}
