package dev.etlpipeline.core.input;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that is not compressed. */
final class PlainInput implements SeekableInput {

    private final FileChannel channel;

    PlainInput(Path file) throws IOException {
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        return channel.read(ByteBuffer.wrap(target, from, length));
    }

    @Override
    public void position(long offset) throws IOException {
        channel.position(offset);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
