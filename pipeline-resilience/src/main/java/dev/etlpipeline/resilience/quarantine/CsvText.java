package dev.etlpipeline.resilience.quarantine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Fields as a line of CSV, and back. */
final class CsvText {

    private CsvText() {}

    private static CSVFormat format(char delimiter) {
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setRecordSeparator("")
                .get();
    }

    /** Without a line's end. */
    static String line(List<String> fields, char delimiter) {
        return format(delimiter).format(fields.toArray());
    }

    /** @throws IllegalArgumentException where it is not one record */
    static List<String> fields(String line, char delimiter) {
        try (CSVParser parser = CSVParser.parse(line, format(delimiter))) {
            List<CSVRecord> records = parser.getRecords();
            if (records.size() != 1) {
                throw new IllegalArgumentException(records.size() + " records instead of one");
            }
            return records.get(0).toList();
        } catch (UncheckedIOException e) {
            throw new IllegalArgumentException("no CSV", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("no CSV", e);
        }
    }
}
