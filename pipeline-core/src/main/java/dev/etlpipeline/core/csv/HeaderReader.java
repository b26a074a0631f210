package dev.etlpipeline.core.csv;

import dev.etlpipeline.core.row.Violation;
import dev.etlpipeline.core.source.SourceException;
import java.io.IOException;
import java.util.List;

/** Reads the names of a file's columns, its first record, and leaves the framer behind it. */
final class HeaderReader {

    private HeaderReader() {}

    /** @throws SourceException where there is no header, or none that can be read */
    static List<String> names(RecordReader reader, String file) throws IOException {
        RecordReader.Single header = reader.header();
        if (header == null) {
            throw new SourceException(
                    "Input " + file + " is empty: it has no header. Check that it was written fully.");
        }
        Violation fault = header.fault();
        if (fault != null) {
            throw new SourceException(
                    "The header of " + file + " (line " + header.frame().line() + ") cannot be read: " + fault.reason()
                            + ". Check that the file is CSV in "
                            + reader.encoding().charset().name() + ".");
        }
        return header.fields();
    }
}
