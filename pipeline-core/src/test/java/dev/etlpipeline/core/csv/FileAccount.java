package dev.etlpipeline.core.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.row.Origin;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Cursor;
import dev.etlpipeline.core.source.Reject;
import dev.etlpipeline.core.source.SourceException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * Checks that what was read of a file is all of it: every byte belongs to the byte order mark, the header, one record, or
 * a line's end, and every record stands where it says. Counts bytes and lines by itself, and parses each record alone.
 */
final class FileAccount {

    private final byte[] content;
    private final CsvForm form;
    private final boolean wide;
    /** One byte for each unit, as the file's grammar sees it. */
    private final byte[] units;
    /** Of a longer record that many units are kept. */
    private final int limit;

    private final List<Integer> lineStarts = new ArrayList<>();

    private FileAccount(byte[] content, CsvForm form, int maxRecordBytes) {
        this.content = content;
        this.form = form;
        this.wide = form.charset().name().startsWith("UTF-16");
        this.units = wide ? narrow() : content;
        this.limit = maxRecordBytes / (wide ? 2 : 1);
        for (int i = 0; i < units.length; i++) {
            boolean half = units[i] == '\r' && i + 1 < units.length && units[i + 1] == '\n';
            if (isLineEnd(i) && !half) {
                lineStarts.add(i + 1);
            }
        }
    }

    /** What stands where in a file. */
    private record Stood(Origin origin, List<String> values, String rule) {}

    /**
     * Reads the whole file.
     *
     * @return the number of its records, or -1 where the file as a whole is refused
     */
    static long assertAddsUp(CsvFixture csv, byte[] content) throws IOException {
        CsvForm form;
        try (InputFile input = csv.input();
                CsvSource source = csv.open(input)) {
            form = source.form();
        } catch (SourceException refused) {
            assertThat(refused).message().isNotBlank();
            return -1;
        }
        List<Chunk> chunks = csv.chunks();
        new FileAccount(content, form, csv.maxRecordBytes()).check(chunks);
        return chunks.get(chunks.size() - 1).after().record();
    }

    private byte[] narrow() {
        byte[] narrow = new byte[(content.length + 1) / 2];
        int high = form.charset().equals(StandardCharsets.UTF_16BE) ? 0 : 1;
        for (int i = 0; i < narrow.length; i++) {
            boolean ascii = 2 * i + 1 < content.length && content[2 * i + high] == 0 && content[2 * i + 1 - high] >= 0;
            narrow[i] = ascii ? content[2 * i + 1 - high] : (byte) '?';
        }
        return narrow;
    }

    private void check(List<Chunk> chunks) throws IOException {
        Cursor at = Cursor.START;
        List<Stood> records = new ArrayList<>();
        for (Chunk chunk : chunks) {
            assertThat(chunk.from()).isEqualTo(at);
            records.addAll(stood(chunk));
            at = chunk.after();
        }
        assertThat(at.offset()).as("all bytes are read").isEqualTo(content.length);
        assertThat(records.size()).isEqualTo((int) at.record());
        assertThat(at.line()).as("all lines are counted").isEqualTo(1 + lineStarts.size());
        checkCount(records);
        checkHeader(
                records.isEmpty()
                        ? content.length
                        : (int) records.get(0).origin().offset());
        for (int i = 0; i < records.size(); i++) {
            long next = i + 1 < records.size() ? records.get(i + 1).origin().offset() : content.length;
            checkRecord(i + 1, records.get(i), (int) next);
        }
    }

    private static List<Stood> stood(Chunk chunk) {
        List<Stood> stood = new ArrayList<>();
        for (Row row : chunk.rows()) {
            List<String> values = new ArrayList<>();
            for (Object value : row.values()) {
                values.add(value == null ? "" : value.toString());
            }
            stood.add(new Stood(row.origin(), values, ""));
        }
        for (Reject reject : chunk.rejects()) {
            stood.add(new Stood(reject.origin(), List.of(), reject.rule()));
        }
        stood.sort(Comparator.comparingLong(one -> one.origin().record()));
        return stood;
    }

    /** Where nothing is wrong with quotes, a parser that is given the whole file sees as many records. */
    private void checkCount(List<Stood> records) throws IOException {
        if (records.stream()
                .noneMatch(record -> Set.of("quoting", "record-too-long").contains(record.rule()))) {
            int mark = form.byteOrderMark();
            String whole = new String(content, mark, content.length - mark, form.charset());
            assertThat(parsed(whole)).as("records of the whole file").hasSize(records.size() + 1);
        }
    }

    private void checkHeader(int end) throws IOException {
        String text = new String(content, form.byteOrderMark(), end - form.byteOrderMark(), form.charset());
        List<String[]> parsed = parsed(text);

        assertThat(parsed).as("records before the first one").hasSize(1);
        assertThat(Arrays.stream(parsed.get(0)).map(String::strip).toList()).isEqualTo(form.header());
    }

    private void checkRecord(long number, Stood record, int next) throws IOException {
        Origin origin = record.origin();
        int from = (int) origin.offset();
        int to = from + origin.raw().length();

        assertThat(origin.record()).isEqualTo(number);
        assertThat(origin.raw().bytes())
                .isEqualTo(ByteBuffer.wrap(content, from, to - from).slice());
        assertThat(origin.line()).as("line of record %s", number).isEqualTo(line(index(from)));
        checkGap(number, index(to), index(next), index(to) - index(from) >= limit);
        if (record.rule().isEmpty()) {
            List<String[]> parsed = parsed(origin.raw().text());
            assertThat(parsed).as("record %s", number).hasSize(1);
            assertThat(record.values()).as("record %s", number).isSubsetOf(withEmpty(parsed.get(0)));
            assertThat(parsed.get(0)).hasSize(form.header().size());
        }
        if (record.rule().equals("column-count")) {
            assertThat(parsed(origin.raw().text()).get(0).length)
                    .isNotEqualTo(form.header().size());
        }
    }

    /** A key's trailing blanks are taken off, and columns that the file lacks are empty. */
    private static List<String> withEmpty(String[] fields) {
        List<String> all = new ArrayList<>(List.of(fields));
        Arrays.stream(fields).map(field -> field.replaceAll(" +$", "")).forEach(all::add);
        all.add("");
        return all;
    }

    /** Behind a record only line ends stand; of one that is kept in part, the rest of its line before them. */
    private void checkGap(long number, int from, int to, boolean cut) {
        int i = from;
        while (cut && i < to && !isLineEnd(i)) {
            i++;
        }
        while (i < to && isLineEnd(i)) {
            i++;
        }
        assertThat(i)
                .as("unit up to which only line ends stand behind record %s", number)
                .isEqualTo(to);
    }

    private boolean isLineEnd(int i) {
        return units[i] == '\n' || units[i] == '\r';
    }

    private int index(int offset) {
        return wide ? (offset + 1) / 2 : offset;
    }

    private long line(int index) {
        int found = Collections.binarySearch(lineStarts, index);
        return found >= 0 ? found + 2 : -found;
    }

    private List<String[]> parsed(String text) throws IOException {
        CSVFormat format =
                CSVFormat.DEFAULT.builder().setDelimiter(form.delimiter()).get();
        try (CSVParser parser = CSVParser.builder()
                .setReader(new StringReader(text))
                .setFormat(format)
                .get()) {
            List<String[]> records = new ArrayList<>();
            parser.forEach(record -> records.add(record.values()));
            return records;
        }
    }
}
