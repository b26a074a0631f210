package dev.etlpipeline.governance.quality;

/**
 * A rule that a file keeps, or nearly.
 *
 * @param rule     as it is written under {@code rules:}, in braces
 * @param evidence what was seen, in figures
 */
record Suggestion(String rule, String evidence) {}
