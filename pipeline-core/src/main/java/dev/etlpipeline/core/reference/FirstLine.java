package dev.etlpipeline.core.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The fields of a file's first line, by which its layout is told. */
final class FirstLine {

    /** More than any header has. */
    private static final int MAX_BYTES = 1 << 16;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private FirstLine() {}

    /** @return none where the file is empty, or its first line is no CSV */
    static List<String> of(InputStream file) throws IOException {
        String head = new String(file.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
        String text = head.startsWith(BYTE_ORDER_MARK) ? head.substring(1) : head;
        int end = 0;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        try (CSVParser parser = CSVParser.parse(text.substring(0, end), CSVFormat.RFC4180)) {
            List<CSVRecord> records = parser.getRecords();
            return records.isEmpty()
                    ? List.of()
                    : records.get(0).stream().map(String::strip).toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of(); // a quote out of place, as in a file of another kind
        }
    }
}
