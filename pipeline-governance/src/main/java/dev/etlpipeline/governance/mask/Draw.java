package dev.etlpipeline.governance.mask;

import java.nio.ByteBuffer;
import javax.crypto.Mac;

/** Random numbers, one after another. For the thread that asked for it, before it asks for another. */
final class Draw {

    private final Mac mac;
    private ByteBuffer left;

    Draw(Mac mac, byte[] first) {
        this.mac = mac;
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
            left = ByteBuffer.wrap(mac.doFinal(left.array()));
        }
        return left;
    }
}
