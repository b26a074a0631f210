package dev.etlpipeline.governance.encrypt;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.util.SecretBytes;
import dev.etlpipeline.core.input.KeyedSha256;
import dev.etlpipeline.core.module.Concealment;
import dev.etlpipeline.governance.key.KeyException;
import dev.etlpipeline.governance.key.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hides what other modules remember under keys that come from the master key: what is looked up by HMAC-SHA256, what is read again by
 * AES-256-GCM, bound to its place. As it is where there is no master key. Under another master key it is forgotten, which a cache may
 * be. Thread-safe.
 */
final class Remembered implements Concealment {

    private static final String ALIAS = "remembered-alias";
    private static final String CONCEAL = "remembered";

    /** Before what is concealed, which no JSON begins with. */
    private static final String MARK = "c1.";

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final Secrets secrets;
    private volatile @Nullable Aead aead;

    Remembered(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public String alias(String place, String text) {
        Optional<byte[]> key = secrets.derived(ALIAS);
        if (key.isEmpty()) {
            return text;
        }
        return ENCODER.encodeToString(new KeyedSha256(key.get()).of(bytes(place), new byte[] {0}, bytes(text)));
    }

    @Override
    public String conceal(String place, String text) {
        Optional<byte[]> key = secrets.derived(CONCEAL);
        if (key.isEmpty()) {
            return text;
        }
        try {
            return MARK + ENCODER.encodeToString(aead(key.get()).encrypt(bytes(text), bytes(place)));
        } catch (GeneralSecurityException e) {
            throw new KeyException("what is to be remembered in " + place + " could not be encrypted", e);
        }
    }

    @Override
    public Optional<String> reveal(String place, String concealed) {
        Optional<byte[]> key = secrets.derived(CONCEAL);
        if (key.isEmpty() || !concealed.startsWith(MARK)) {
            return key.isPresent() == concealed.startsWith(MARK) ? Optional.of(concealed) : Optional.empty();
        }
        try {
            byte[] encrypted = Base64.getUrlDecoder().decode(concealed.substring(MARK.length()));
            return Optional.of(new String(aead(key.get()).decrypt(encrypted, bytes(place)), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty(); // made under another master key, or changed: to be remembered anew
        }
    }

    @AccessesPartialKey
    private Aead aead(byte[] key) throws GeneralSecurityException {
        Aead known = aead;
        if (known == null) {
            known = AesGcmJce.create(AesGcmKey.builder()
                    .setParameters(AesGcmParameters.builder()
                            .setKeySizeBytes(32)
                            .setIvSizeBytes(12)
                            .setTagSizeBytes(16)
                            .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                            .build())
                    .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
                    .build());
            aead = known;
        }
        return known;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
