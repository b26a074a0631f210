package dev.etlpipeline.resilience.quarantine;

/** What is kept of a record that was set aside. */
public enum KeptRaw {
    /** What the modules that protect personal data leave: as it stood, encrypted, or its form alone. */
    PROFILE,
    /** As it stood in the file. */
    CLEAR,
    /** Encrypted; nothing where no module encrypts. */
    ENCRYPTED,
    /** Nothing. */
    NONE
}
