package dev.etlpipeline.core.csv;

import dev.etlpipeline.core.row.Violation;
import java.nio.charset.Charset;

/** The rules that a record as such can break. */
final class Faults {

    private Faults() {}

    static Violation strayQuote() {
        return new Violation(
                "quoting", null, "expected a delimiter or the line's end behind a closing quote, found other text");
    }

    /** Of a record that goes on over lines because of a quote. */
    static Violation openQuote(int maxRecordBytes) {
        return new Violation(
                "quoting",
                null,
                "expected its quotes to be closed, and the record to end, before the file's end and within "
                        + maxRecordBytes + " bytes (csv.max-record-bytes), found neither");
    }

    static Violation refusedByParser() {
        return new Violation("quoting", null, "expected one record of CSV, found text that cannot be parsed as one");
    }

    static Violation tooLong(int maxRecordBytes) {
        return new Violation(
                "record-too-long",
                null,
                "expected at most " + maxRecordBytes + " bytes (csv.max-record-bytes), found more");
    }

    static Violation nul(int place) {
        return new Violation("nul", null, "expected text, found NUL at byte " + place + " of the record");
    }

    static Violation charset(Charset charset, int place) {
        return new Violation(
                "charset",
                null,
                "expected " + charset.name() + ", found bytes that are not, from byte " + place + " of the record on");
    }

    static Violation columnCount(int expected, int found) {
        return new Violation("column-count", null, "expected " + expected + " columns, found " + found);
    }
}
