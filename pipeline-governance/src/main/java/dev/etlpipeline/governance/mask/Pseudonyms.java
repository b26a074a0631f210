package dev.etlpipeline.governance.mask;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Random bits that a value determines, for whoever has the key: AES-CMAC. Thread-safe. */
final class Pseudonyms {

    /** Places for what threads use, each in a cache line of its own. A {@link ThreadLocal} took more time than what is looked up. */
    private static final int PLACES = 16;

    private static final int APART = 32;

    private final byte[] key;
    private final AtomicReferenceArray<@Nullable Drawer> idle = new AtomicReferenceArray<>(PLACES * APART);

    /** @param key of 32 bytes */
    Pseudonyms(byte[] key) {
        this.key = key.clone();
    }

    /**
     * The bits of one value.
     *
     * @param space of values that are told apart from those of other spaces, such as {@code email}
     * @param value in the one form in which it counts as the same
     */
    Draw draw(String space, String value) {
        Drawer drawer = taken();
        drawer.draw(space, value);
        return drawn(drawer);
    }

    /** The bits that follow on these. */
    Draw after(long high, long low) {
        Drawer drawer = taken();
        drawer.next(high, low);
        return drawn(drawer);
    }

    private Drawer taken() {
        Drawer drawer = idle.getAndSet(place(), null);
        return drawer == null ? new Drawer(new AesCmac(key)) : drawer;
    }

    private Draw drawn(Drawer drawer) {
        Draw draw = new Draw(this, drawer.high(), drawer.low());
        idle.lazySet(place(), drawer);
        return draw;
    }

    private static int place() {
        return (int) (Thread.currentThread().getId() % PLACES) * APART; // a pool's threads have numbers in a row
    }

    /** One thread's at a time, with what it needs for each message. */
    private static final class Drawer {

        private static final byte END = 0;

        private final AesCmac cmac;
        private final ByteBuffer bits = ByteBuffer.allocate(AesCmac.BLOCK);
        private byte[] message = new byte[4 * AesCmac.BLOCK];
        private int length;

        Drawer(AesCmac cmac) {
            this.cmac = cmac;
        }

        void draw(String space, String value) {
            length = 0;
            add(space);
            room(1);
            message[length++] = END;
            add(value);
            room(AesCmac.BLOCK);
            cmac.of(message, length, bits.array());
        }

        /** Makes the bits that follow on these. */
        void next(long high, long low) {
            bits.putLong(0, high).putLong(Long.BYTES, low);
            cmac.of(bits.array(), AesCmac.BLOCK, bits.array());
        }

        long high() {
            return bits.getLong(0);
        }

        long low() {
            return bits.getLong(Long.BYTES);
        }

        private void add(String text) {
            int start = length;
            room(text.length());
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c >= 128) {
                    length = start;
                    addBytes(text.getBytes(StandardCharsets.UTF_8));
                    return;
                }
                message[length++] = (byte) c;
            }
        }

        private void addBytes(byte[] utf8) {
            room(utf8.length);
            System.arraycopy(utf8, 0, message, length, utf8.length);
            length += utf8.length;
        }

        private void room(int more) {
            if (message.length - length < more) {
                message = Arrays.copyOf(message, Math.max(2 * message.length, length + more));
            }
        }
    }
}
