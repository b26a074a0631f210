package dev.etlpipeline.core.source;

/**
 * A place between two records of a file.
 *
 * @param record how many records were read before it; the header is none
 * @param offset where the next record starts, in bytes of the decompressed file
 * @param line   the line on which it starts, from 1
 */
public record Cursor(long record, long offset, long line) {

    /** Before the first byte: the header, where there is one, has not been read either. */
    public static final Cursor START = new Cursor(0, 0, 1);
}
