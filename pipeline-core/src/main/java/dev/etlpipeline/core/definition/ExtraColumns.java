package dev.etlpipeline.core.definition;

/** What becomes of a file whose header names columns that the definition does not declare. */
public enum ExtraColumns {
    /** They are reported; their fields are read and dropped. */
    IGNORE,
    /** The file is refused before its first row. */
    REFUSE
}
