package dev.etlpipeline.core.csv;

import dev.etlpipeline.core.row.Violation;
import java.io.CharArrayReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Makes fields of framed records, by commons-csv. All good records of a chunk go through one parser; should it see other
 * records than the framer did, each is parsed by itself, so that only those that are malformed are lost.
 */
final class RecordParser {

    private final Charset charset;
    private final int unit;
    private final CharsetDecoder decoder;
    private final CSVFormat format;
    private CharBuffer text = CharBuffer.allocate(1 << 13);

    RecordParser(Encoding encoding, char delimiter) {
        this.charset = encoding.charset();
        this.unit = encoding.unit();
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        this.format = CSVFormat.DEFAULT.builder().setDelimiter(delimiter).get();
    }

    /** Takes the records of a chunk, in file order. */
    interface Taker {

        /** @param fields null where the frame has a fault */
        void take(Frame frame, String @Nullable [] fields);

        /** All records so far will be given again. */
        void startOver();
    }

    /**
     * Parses records that stand in one array.
     *
     * @param bytes as they stand in the file
     * @param base  index, as the frames have it, of the array's first byte
     */
    void parse(byte[] bytes, int base, List<Frame> frames, Taker taker) throws IOException {
        List<Frame> decoded = new ArrayList<>(frames.size());
        int[] starts = new int[frames.size()];
        text.clear();
        for (int i = 0; i < starts.length; i++) {
            starts[i] = text.position();
            decoded.add(decode(frames.get(i), bytes, base));
        }
        if (!together(decoded, starts, taker)) {
            taker.startOver();
            oneByOne(decoded, starts, taker);
        }
    }

    /** Appends the record's text and a line's end; nothing where it has a fault or gets one. */
    private Frame decode(Frame frame, byte[] bytes, int base) {
        if (frame.fault() != null) {
            return frame;
        }
        int start = text.position();
        makeRoom(frame.length() + 1);
        int from = unit * (frame.from() - base);
        ByteBuffer record = ByteBuffer.wrap(bytes, from, Math.min(unit * frame.length(), bytes.length - from));
        CoderResult result = decoder.reset().decode(record, text, true);
        if (!result.isError()) {
            result = decoder.flush(text);
        }
        if (result.isUnderflow()) {
            text.put('\n');
            return frame;
        }
        text.position(start);
        Violation fault = Faults.charset(charset, record.position() - from + 1);
        return frame.with(fault);
    }

    /** The charsets that {@link Encoding} admits make at most one char of a unit. */
    private void makeRoom(int chars) {
        if (text.remaining() < chars) {
            int size = Math.addExact(text.position(), Math.max(chars, text.capacity()));
            text = CharBuffer.allocate(size).put(text.flip());
        }
    }

    /** False where the parser fails or sees records that start elsewhere than the framer's. */
    private boolean together(List<Frame> frames, int[] starts, Taker taker) throws IOException {
        try (CSVParser parser = parser(0, text.position())) {
            Iterator<CSVRecord> records = parser.iterator();
            for (int i = 0; i < starts.length; i++) {
                Frame frame = frames.get(i);
                if (frame.fault() != null) {
                    taker.take(frame, null);
                    continue;
                }
                CSVRecord record = records.hasNext() ? records.next() : null;
                if (record == null || record.getCharacterPosition() != starts[i]) {
                    return false;
                }
                // Taken at once, while its fields are still in the processor's cache.
                taker.take(frame, record.values());
            }
            return !records.hasNext();
        } catch (UncheckedIOException e) {
            // The reader is an array, so this is about the text; which record it is, oneByOne finds out.
            return false;
        }
    }

    private void oneByOne(List<Frame> frames, int[] starts, Taker taker) throws IOException {
        for (int i = 0; i < starts.length; i++) {
            Frame frame = frames.get(i);
            if (frame.fault() != null) {
                taker.take(frame, null);
                continue;
            }
            CSVRecord record = only(starts[i], i + 1 < starts.length ? starts[i + 1] : text.position());
            if (record == null) {
                taker.take(frame.with(Faults.refusedByParser()), null);
            } else {
                taker.take(frame, record.values());
            }
        }
    }

    /** The one record between two places of the text, or null where there is another number of them. */
    private @Nullable CSVRecord only(int start, int end) throws IOException {
        try (CSVParser parser = parser(start, end)) {
            Iterator<CSVRecord> records = parser.iterator();
            CSVRecord record = records.hasNext() ? records.next() : null;
            return records.hasNext() ? null : record;
        } catch (UncheckedIOException e) {
            // As above; the record becomes a reject.
            return null;
        }
    }

    private CSVParser parser(int start, int end) throws IOException {
        return CSVParser.builder()
                .setReader(new CharArrayReader(text.array(), start, end - start))
                .setFormat(format)
                .get();
    }
}
