package dev.etlpipeline.governance.lineage;

/**
 * A run that kept by which mapping it moved its rows.
 *
 * @param target schema and table
 */
record KeptRun(String runId, String target) {}
