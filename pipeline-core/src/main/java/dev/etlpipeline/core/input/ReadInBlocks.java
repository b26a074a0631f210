package dev.etlpipeline.core.input;

import java.io.IOException;
import java.io.InputStream;

/** A stream that is read by many bytes; a single one is read as such too. */
abstract class ReadInBlocks extends InputStream {

    @Override
    public abstract int read(byte[] target, int from, int length) throws IOException;

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }
}
