package dev.etlpipeline.governance.mask;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Random bits that a value determines, for whoever has the key: AES-CMAC. Thread-safe. */
final class Pseudonyms {

    private final ThreadLocal<Drawer> drawers;

    /** @param key of 32 bytes */
    Pseudonyms(byte[] key) {
        byte[] own = key.clone();
        drawers = ThreadLocal.withInitial(() -> new Drawer(new AesCmac(own)));
    }

    /**
     * The bits of one value.
     *
     * @param space of values that are told apart from those of other spaces, such as {@code email}
     * @param value in the one form in which it counts as the same
     */
    Draw draw(String space, String value) {
        return drawers.get().draw(space, value);
    }

    /** One thread's, with what it needs for each message. */
    static final class Drawer {

        private static final byte END = 0;

        private final AesCmac cmac;
        private final ByteBuffer bits = ByteBuffer.allocate(AesCmac.BLOCK);
        private byte[] message = new byte[4 * AesCmac.BLOCK];
        private int length;

        Drawer(AesCmac cmac) {
            this.cmac = cmac;
        }

        private Draw draw(String space, String value) {
            length = 0;
            add(space);
            room(1);
            message[length++] = END;
            add(value);
            room(AesCmac.BLOCK);
            cmac.of(message, length, bits.array());
            return new Draw(this, high(), low());
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
