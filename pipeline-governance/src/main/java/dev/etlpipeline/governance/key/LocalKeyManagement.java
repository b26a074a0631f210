package dev.etlpipeline.governance.key;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;

/** The master key as what wraps data keys. */
final class LocalKeyManagement implements KeyManagement {

    private static final String WRAP = "wrap-data-keys";

    /** What tells one master key from another, and nothing else of it. */
    private static final String CHECK = "check";

    /** Bytes of the check that are shown: enough that nobody takes one key for another. */
    private static final int SHOWN = 4;

    private final Secrets secrets;

    LocalKeyManagement(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public String id() {
        return "local:" + HexFormat.of().formatHex(Arrays.copyOf(secrets.required(CHECK), SHOWN));
    }

    @Override
    @AccessesPartialKey
    public Aead wrapping() {
        byte[] key = secrets.required(WRAP);
        try {
            return AesGcmJce.create(AesGcmKey.builder()
                    .setParameters(Tink.AES_GCM)
                    .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
                    .build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM with a key of " + key.length + " bytes is refused", e);
        }
    }
}
