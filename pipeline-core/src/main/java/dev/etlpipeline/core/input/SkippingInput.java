package dev.etlpipeline.core.input;

import java.io.IOException;
import java.io.InputStream;

/** A compressed file: goes forward by inflating and skipping, and back by starting again. */
final class SkippingInput implements SeekableInput {

    private final Packing packing;
    private final PackedFile file;
    private final String name;
    private InputStream stream;
    private long position;

    SkippingInput(Packing packing, PackedFile file, String name) throws IOException {
        this.packing = packing;
        this.file = file;
        this.name = name;
        this.stream = packing.open(file, name);
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int read = stream.read(target, from, length);
        position += Math.max(read, 0);
        return read;
    }

    @Override
    public void position(long offset) throws IOException {
        if (offset < position) {
            stream.close();
            stream = packing.open(file, name);
            position = 0;
        }
        byte[] skipped = new byte[1 << 16];
        while (position < offset) {
            if (read(skipped, 0, (int) Math.min(skipped.length, offset - position)) < 0) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
