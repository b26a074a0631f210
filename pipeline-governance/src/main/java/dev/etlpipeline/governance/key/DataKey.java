package dev.etlpipeline.governance.key;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.DeterministicAead;

/**
 * A key that values are encrypted with, ready for use. Thread-safe.
 *
 * @param id            such as {@code 2-k7qm}: its number, and letters that no other key has
 * @param aead          AES-GCM, for what nobody compares
 * @param deterministic AES-SIV, for what is compared and joined on
 */
public record DataKey(String id, Aead aead, DeterministicAead deterministic) {

    /** Nothing of the key. */
    @Override
    public String toString() {
        return "DataKey[" + id + "]";
    }
}
