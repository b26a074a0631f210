package dev.etlpipeline.governance.quality;

/** What becomes of a run whose file scores less than it should. */
enum Below {
    /** It ends as it would; a signal and a line in the log say so. */
    WARN,
    /** It ends REJECTED with its last chunk, which is rolled back; what was committed before stays. */
    STOP,
    /** The file is judged before its first row is written, and again at its end. */
    CHECK_FIRST
}
