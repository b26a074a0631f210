package dev.etlpipeline.governance.key;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/** Plays the part of a KMS: it shows that a class named by the settings is asked, and is no protection at all. */
public final class StandInKms implements KeyManagement {

    private static final byte[] MARK = "wrapped".getBytes(StandardCharsets.US_ASCII);

    @Override
    public String id() {
        return "stand-in-kms://keys/1";
    }

    @Override
    public Aead wrapping() {
        return new Aead() {
            @Override
            public byte[] encrypt(byte[] plain, byte[] associated) {
                byte[] wrapped = Arrays.copyOf(MARK, MARK.length + plain.length);
                System.arraycopy(plain, 0, wrapped, MARK.length, plain.length);
                return wrapped;
            }

            @Override
            public byte[] decrypt(byte[] wrapped, byte[] associated) throws GeneralSecurityException {
                if (!Arrays.equals(Arrays.copyOf(wrapped, MARK.length), MARK)) {
                    throw new GeneralSecurityException("not wrapped here");
                }
                return Arrays.copyOfRange(wrapped, MARK.length, wrapped.length);
            }
        };
    }
}
