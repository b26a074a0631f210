package dev.etlpipeline.governance.mask;

/** What becomes of personal values on their way into the target. */
public enum MaskMode {
    /** They are masked. */
    MASK,
    /** They are loaded as they are, except where the scheme encrypts them. */
    CLEAR,
    /** They are encrypted where the scheme says so, and masked where it does not. */
    ENCRYPTED
}
