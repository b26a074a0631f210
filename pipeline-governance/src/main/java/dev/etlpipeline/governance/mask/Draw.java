package dev.etlpipeline.governance.mask;

import dev.etlpipeline.core.input.KeyedSha256;
import java.nio.ByteBuffer;

/** Random numbers, one after another. For one thread. */
final class Draw {

    private final KeyedSha256 keyed;
    private ByteBuffer left;

    Draw(KeyedSha256 keyed, byte[] first) {
        this.keyed = keyed;
        this.left = ByteBuffer.wrap(first);
    }

    /** From 0 to below a bound; uneven by less than the bound in 2^32. */
    int below(int bound) {
        return (int) (((left(Integer.BYTES).getInt() & 0xFFFF_FFFFL) * bound) >>> Integer.SIZE);
    }

    /** 64 bits. */
    long bits() {
        return left(Long.BYTES).getLong();
    }

    /** The next block is made of the last one. */
    private ByteBuffer left(int bytes) {
        if (left.remaining() < bytes) {
            left = ByteBuffer.wrap(keyed.of(left.array()));
        }
        return left;
    }
}
