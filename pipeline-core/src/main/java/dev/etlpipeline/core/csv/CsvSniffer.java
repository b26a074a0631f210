package dev.etlpipeline.core.csv;

import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.input.SeekableInput;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a CSV file is of which nothing is known. A byte order mark tells the charset; without one it is UTF-16
 * where every other byte is zero, UTF-8 where the whole file is, else windows-1252, or ISO-8859-1 where it has bytes that
 * windows-1252 does not. The delimiter is that under which the first records have as many fields as the header.
 */
public final class CsvSniffer {

    /** As {@code csv.max-record-bytes} is by default. */
    private static final int MAX_RECORD_BYTES = 1 << 20;

    private CsvSniffer() {}

    /**
     * Reads the whole file once for its charset, in bounded memory, and its first records again.
     *
     * @param input stays the caller's to close
     * @throws dev.etlpipeline.core.source.SourceException where it has no record, or none that can be read
     */
    public static CsvForm sniff(InputFile input) throws IOException {
        try (SeekableInput bytes = input.read()) {
            byte[] head = head(bytes);
            Encoding encoding = Encoding.of(head, unmarked(bytes, head), input.name());
            ByteWindow window = new ByteWindow(bytes, encoding);
            bytes.position(0);
            char delimiter = new Delimiters(window, encoding, MAX_RECORD_BYTES).byRecords();
            RecordReader reader = new RecordReader(window, encoding, delimiter, MAX_RECORD_BYTES);
            return new CsvForm(
                    encoding.charset(), encoding.byteOrderMark(), delimiter, HeaderReader.names(reader, input.name()));
        }
    }

    /** The file's first bytes; the next read starts behind them. */
    static byte[] head(SeekableInput bytes) throws IOException {
        byte[] head = new byte[Encoding.HEAD];
        int length = 0;
        int read = 0;
        while (read >= 0 && length < head.length) {
            length += read;
            read = bytes.read(head, length, head.length - length);
        }
        return Arrays.copyOf(head, length);
    }

    /** Null where there is a mark, which decides. */
    private static @Nullable Charset unmarked(SeekableInput bytes, byte[] head) throws IOException {
        if (ByteOrderMark.of(head) != null) {
            return null;
        }
        Charset wide = Encoding.utf16WithoutMark(head);
        return wide == null ? Charsets.narrow(bytes) : wide;
    }
}
