package dev.etlpipeline.governance.mask;

/** Where masked telephone numbers are taken from. */
public enum PhoneRange {
    /** Ofcom's numbers for drama. */
    RESERVED,
    /** Mobile numbers that may have been given out. */
    ANY
}
