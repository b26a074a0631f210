package dev.etlpipeline.core.source;

/**
 * What identifies a file's content, whatever its name.
 *
 * @param name   without folders, for messages
 * @param sha256 of the decompressed bytes, 64 lower-case hex digits
 * @param size   decompressed bytes
 */
public record SourceFile(String name, String sha256, long size) {}
