package dev.etlpipeline.governance.key;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.DeterministicAead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.daead.AesSivParameters;
import com.google.crypto.tink.daead.DeterministicAeadConfig;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/**
 * Makes data keys and wraps them. A data key is two keysets of Tink's, of one key each and without Tink's own prefix: which key
 * a text was made with stands before it in letters.
 */
final class Tink {

    /** AES-256-GCM, with the sizes that NIST SP 800-38D recommends. */
    static final AesGcmParameters AES_GCM = gcm();

    /** AES-256-SIV: RFC 5297 halves the 64 bytes between encryption and authentication. */
    private static final AesSivParameters AES_SIV = siv();

    private final KeyManagement manager;

    Tink(KeyManagement manager) {
        this.manager = manager;
        try {
            AeadConfig.register();
            DeterministicAeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw unusable(e);
        }
    }

    KeyManagement manager() {
        return manager;
    }

    /** A keyset for AES-GCM, wrapped. */
    String newGcm(String id) {
        return wrapped(AES_GCM, id);
    }

    /** A keyset for AES-SIV, wrapped. */
    String newSiv(String id) {
        return wrapped(AES_SIV, id);
    }

    private String wrapped(Parameters parameters, String id) {
        try {
            byte[] keyset = TinkProtoKeysetFormat.serializeEncryptedKeyset(
                    KeysetHandle.generateNew(parameters), manager.wrapping(), bound(id));
            return Base64.getEncoder().encodeToString(keyset);
        } catch (GeneralSecurityException e) {
            throw new KeyException(
                    "the data key could not be wrapped by " + manager.id() + " ("
                            + e.getClass().getSimpleName() + "). Is the KMS there, and may it be used?",
                    e);
        }
    }

    /** @throws KeyException where it does not open; the message says by which key it was wrapped */
    DataKey opened(KeyEntry entry) {
        if (!entry.wrappedBy().equals(manager.id())) {
            throw new KeyException("data key " + entry.id() + " was wrapped by " + entry.wrappedBy() + ", and this is "
                    + manager.id() + ": give back the master key or the KMS that wrapped it (governance.keys.file,"
                    + " governance.keys.master, governance.keys.manager); nothing was changed");
        }
        try {
            Configuration configuration = RegistryConfiguration.get();
            return new DataKey(
                    entry.id(),
                    handle(entry, entry.gcm()).getPrimitive(configuration, Aead.class),
                    handle(entry, entry.siv()).getPrimitive(configuration, DeterministicAead.class));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new KeyException(
                    "data key " + entry.id() + " does not open with " + manager.id() + " ("
                            + e.getClass().getSimpleName()
                            + "): its entry in the file of data keys is damaged, or the KMS is away. Bring a copy back with"
                            + " ./pipeline keys restore",
                    e);
        }
    }

    private KeysetHandle handle(KeyEntry entry, String text) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseEncryptedKeyset(
                Base64.getDecoder().decode(text), manager.wrapping(), bound(entry.id()));
    }

    /** So that no key can be given the name of another. */
    private static byte[] bound(String id) {
        return ("data-key " + id).getBytes(StandardCharsets.UTF_8);
    }

    private static AesGcmParameters gcm() {
        try {
            return AesGcmParameters.builder()
                    .setKeySizeBytes(32)
                    .setIvSizeBytes(12)
                    .setTagSizeBytes(16)
                    .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                    .build();
        } catch (GeneralSecurityException e) {
            throw unusable(e);
        }
    }

    private static AesSivParameters siv() {
        try {
            return AesSivParameters.builder()
                    .setKeySizeBytes(64)
                    .setVariant(AesSivParameters.Variant.NO_PREFIX)
                    .build();
        } catch (GeneralSecurityException e) {
            throw unusable(e);
        }
    }

    private static IllegalStateException unusable(GeneralSecurityException e) {
        return new IllegalStateException("Tink cannot be used", e);
    }
}
