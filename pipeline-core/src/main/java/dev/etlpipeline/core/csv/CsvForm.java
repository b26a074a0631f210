package dev.etlpipeline.core.csv;

import java.nio.charset.Charset;
import java.util.List;

/**
 * What a CSV file is, as far as its bytes tell.
 *
 * @param charset       UTF-16LE or UTF-16BE where it is UTF-16
 * @param byteOrderMark bytes of it, 0 where there is none
 * @param header        the fields of the first record as they stand there: blank ones, equal ones and, where the file
 *                      has no header, values are among them
 */
public record CsvForm(Charset charset, int byteOrderMark, char delimiter, List<String> header) {

    public CsvForm {
        header = List.copyOf(header);
    }

    /** The delimiter as definitions name it, such as {@code semicolon}. */
    public String delimiterName() {
        return Delimiters.word(delimiter);
    }
}
