package dev.etlpipeline.core.input;

import dev.etlpipeline.core.source.SourceException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/** Says of a damaged archive that it is one, where the JDK speaks of its inflater. */
final class UnpackedStream extends ReadInBlocks {

    private final InputStream unpacked;
    private final String name;
    private final Closeable archive;

    /** @param archive closed with the stream */
    UnpackedStream(InputStream unpacked, String name, Closeable archive) {
        this.unpacked = unpacked;
        this.name = name;
        this.archive = archive;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        try {
            return unpacked.read(target, from, length);
        } catch (EOFException | ZipException e) {
            throw damaged(name, e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            unpacked.close();
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
