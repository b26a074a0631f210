package dev.etlpipeline.core.row;

/**
 * Where a row came from.
 *
 * @param file   the file's name, without folders
 * @param record number of the record in the file, from 1, the header not counted
 * @param line   line on which the record starts, from 1, the header's line counted
 * @param offset where the record starts, in bytes of the decompressed file
 * @param raw    the record as it stood there
 */
public record Origin(String file, long record, long line, long offset, RawRecord raw) {

    /** For rows that no file stands behind, as in tests. */
    public static Origin ofRecord(long record) {
        return new Origin("-", record, record + 1, 0, RawRecord.none());
    }
}
