package dev.etlpipeline.governance.encrypt;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.module.RawView;
import dev.etlpipeline.core.source.Reject;
import dev.etlpipeline.governance.key.DataKey;
import dev.etlpipeline.governance.key.DataKeys;
import dev.etlpipeline.governance.key.KeyException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;

/**
 * Encrypts what is kept of raw records, bound to their pipeline, as soon as there is a data key. What was kept clear before stays
 * readable. Thread-safe.
 */
public final class RawRecords implements RawView {

    /** Before what is encrypted: no CSV record of a pipeline begins so by chance, as what follows has a form too. */
    private static final String MARK = "encrypted:";

    private final DataKeys keys;

    public RawRecords(DataKeys keys) {
        this.keys = keys;
    }

    /** Whether it was encrypted here. */
    public static boolean isEncrypted(String kept) {
        return stored(kept).isPresent();
    }

    /** The key's id, where a text was encrypted here. */
    static Optional<String> keyId(String kept) {
        return stored(kept).map(StoredText::keyId);
    }

    /** As it is where there is no data key. */
    @Override
    public String show(PipelineDefinition definition, Reject reject, String raw) {
        return protect(definition.name(), raw);
    }

    /** As it is where there is no data key. */
    @Override
    public String protect(String pipeline, String raw) {
        Optional<DataKey> active = keys.activeIfAny();
        if (active.isEmpty()) {
            return raw;
        }
        DataKey key = active.get();
        try {
            byte[] encrypted = key.aead().encrypt(raw.getBytes(StandardCharsets.UTF_8), bound(pipeline));
            return MARK + StoredText.of(Way.ROW, key.id(), encrypted);
        } catch (GeneralSecurityException e) {
            throw new KeyException("a record could not be encrypted with data key " + key.id(), e);
        }
    }

    /** @throws KeyException where its key is not there, or it was changed */
    @Override
    public String reveal(String pipeline, String kept) {
        Optional<StoredText> stored = stored(kept);
        if (stored.isEmpty()) {
            return kept;
        }
        DataKey key = keys.byId(stored.get().keyId());
        try {
            byte[] raw = key.aead().decrypt(stored.get().encrypted(), bound(pipeline));
            return new String(raw, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new KeyException(
                    "a record does not open with data key " + key.id()
                            + ": it was changed, or belongs to another pipeline",
                    e);
        }
    }

    private static Optional<StoredText> stored(String kept) {
        return kept.startsWith(MARK) ? StoredText.parse(kept.substring(MARK.length())) : Optional.empty();
    }

    private static byte[] bound(String pipeline) {
        return ("raw record of " + pipeline).getBytes(StandardCharsets.UTF_8);
    }
}
