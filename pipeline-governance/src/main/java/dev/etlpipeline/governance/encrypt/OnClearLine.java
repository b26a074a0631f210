package dev.etlpipeline.governance.encrypt;

/** What becomes of a run that would go over an open line. */
enum OnClearLine {
    WARN,
    REFUSE
}
