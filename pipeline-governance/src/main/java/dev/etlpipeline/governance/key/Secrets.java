package dev.etlpipeline.governance.key;

import java.util.Optional;

/** Gives each part a key of its own, made from the one that is kept. Thread-safe. */
public interface Secrets {

    /** For the hashes by which the loader sees that a row changed. */
    String ROW_HASH = "row-hash";

    /**
     * The key for a purpose: 32 bytes, the same whenever the kept key is the same, and of no use for another purpose.
     *
     * @return empty where there is no key and none is to be made
     * @throws KeyException where there is one that cannot be used
     */
    Optional<byte[]> derived(String purpose);

    /**
     * The same, for what only looks: no key is made, since a new one fits nothing that is there.
     *
     * @return empty where there is no key
     * @throws KeyException where there is one that cannot be used
     */
    Optional<byte[]> kept(String purpose);

    /**
     * The same, for a part that cannot work without.
     *
     * @throws KeyException also where there is no key; it says how to make one
     */
    byte[] required(String purpose);
}
