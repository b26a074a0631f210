package dev.etlpipeline.governance.key;

import com.google.crypto.tink.Aead;

/**
 * What wraps data keys: the master key, or a KMS that never gives its key away. Named by the setting
 * {@code governance.keys.manager}; a class that is named there has a public constructor without parameters. Thread-safe.
 */
public interface KeyManagement {

    /**
     * Which key it is, such as {@code local:3f9a1c20} or a KMS's URI: it stands beside each data key that it wrapped, so that it is
     * known what is missing. Holds no secret; the same as long as the key is the same, and a KMS's own versions of it open all.
     */
    String id();

    /**
     * Wraps and unwraps. It is Tink's interface because Tink's clients of cloud KMS give one as it is.
     *
     * @throws KeyException where the key is not there or cannot be used; it says what to do
     */
    Aead wrapping();
}
