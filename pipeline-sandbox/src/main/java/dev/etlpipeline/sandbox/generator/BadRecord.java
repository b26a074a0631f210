package dev.etlpipeline.sandbox.generator;

/**
 * The verdict expected on one record of a generated file. Records that are not named by any are good.
 *
 * @param recordNumber counted from 1, the header not included
 */
public record BadRecord(long recordNumber, BadKind kind) {}
