package dev.etlpipeline.core.input;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.CipherOutputStream;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256 in counter mode (NIST SP 800-38A), so that a spool can be read from any place, under a key that is made for one spool and lives
 * in memory alone: what a killed process left cannot be read by anybody. It hides the bytes and does not prove that nobody changed them.
 */
final class SpoolCipher {

    private static final int KEY_BYTES = 32;

    private static final int BLOCK = 16;

    private final SecretKeySpec key;

    SpoolCipher() {
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, "AES");
    }

    OutputStream encrypting(OutputStream out) {
        return new CipherOutputStream(out, at(Cipher.ENCRYPT_MODE, 0));
    }

    SeekableInput open(Path file) throws IOException {
        return new Input(FileChannel.open(file));
    }

    /** The key is used for one spool, so the counter may begin at 0. */
    private Cipher at(int mode, long offset) {
        byte[] counter = ByteBuffer.allocate(BLOCK)
                .putLong(BLOCK - Long.BYTES, offset / BLOCK)
                .array();
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(mode, key, new IvParameterSpec(counter));
            cipher.update(new byte[(int) (offset % BLOCK)]);
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES in counter mode", e);
        }
    }

    /** Decrypts where it stands. */
    private final class Input implements SeekableInput {

        private final FileChannel channel;
        private Cipher cipher = at(Cipher.DECRYPT_MODE, 0);

        private Input(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            int read = channel.read(ByteBuffer.wrap(target, from, length));
            if (read > 0) {
                decrypt(target, from, read);
            }
            return read;
        }

        private void decrypt(byte[] bytes, int from, int length) {
            try {
                cipher.update(bytes, from, length, bytes, from);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("AES in counter mode gives as many bytes as it takes", e);
            }
        }

        @Override
        public void position(long offset) throws IOException {
            channel.position(offset);
            cipher = at(Cipher.DECRYPT_MODE, offset);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
