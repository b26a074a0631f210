package dev.etlpipeline.core.csv;

import dev.etlpipeline.core.definition.ExtraColumns;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.definition.SourceSpec;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.input.SeekableInput;
import dev.etlpipeline.core.settings.CsvSettings;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Cursor;
import dev.etlpipeline.core.source.RecordSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a CSV file with a header. Rows have the pipeline's whole schema: the file's text in the columns that the header
 * names, null where the field is empty or one of the definition's null texts, and null in all others. Trailing blanks of
 * key columns are stripped. A malformed record is a reject of stage EXTRACT under one of the rules {@code column-count},
 * {@code quoting}, {@code charset}, {@code nul} and {@code record-too-long}; {@link RecordFramer} says what it costs.
 * An empty line is no record: it has no number, but its bytes and its line count.
 *
 * <p>A chunk closes with the record that reaches the limit of rows or of bytes.
 */
public final class CsvSource implements RecordSource {

    private final InputFile input;
    private final long size;
    private final Encoding encoding;
    private final char delimiter;
    private final SeekableInput bytes;
    private final ByteWindow window;
    private final RecordFramer framer;
    private final RecordParser parser;
    private final Header header;
    private final RowMaker rows;
    private final Cursor firstRecord;
    private final ChunkLimits limits;
    private long chunks;

    private CsvSource(
            PipelineDefinition definition,
            InputFile input,
            SeekableInput bytes,
            int maxRecordBytes,
            ExtraColumns extra,
            ChunkLimits limits)
            throws IOException {
        SourceSpec source = definition.source();
        this.input = input;
        this.size = input.identify().size();
        this.bytes = bytes;
        this.limits = limits;
        this.encoding = Encoding.of(CsvSniffer.head(bytes), source.charset(), input.name());
        bytes.position(0);
        this.window = new ByteWindow(bytes, encoding);
        Character declared = source.delimiter();
        this.delimiter = declared == null
                ? new Delimiters(window, encoding, maxRecordBytes).byColumns(source, input.name())
                : declared;
        RecordReader reader = new RecordReader(window, encoding, delimiter, maxRecordBytes);
        this.framer = reader.framer();
        this.parser = reader.parser();
        this.header = Header.match(HeaderReader.names(reader, input.name()), source, delimiter, input.name());
        if (extra == ExtraColumns.REFUSE) {
            HeaderRefusal.ofExtraColumns(header.extra(), input.name());
        }
        this.firstRecord = new Cursor(0, framer.offset(), framer.line());
        this.rows = new RowMaker(definition.schema(), source, header);
    }

    /** When a chunk closes, and when the source ends. */
    private record ChunkLimits(int rows, int bytes, long records) {}

    /**
     * Opens a file and reads its header. The first time an input is opened, this is also the pass that takes its digest.
     *
     * @param input      stays the caller's to close
     * @param extra      what becomes of columns that are not declared, where the definition does not say
     * @param chunkRows  records of a chunk, at most
     * @param chunkBytes a chunk that has so many bytes takes no further record
     * @param limit      the file counts as ended behind so many records
     * @throws dev.etlpipeline.core.source.SourceException where the file is empty, its header does not fit, its charset
     *     cannot be read or its delimiter not be told
     */
    public static CsvSource open(
            PipelineDefinition definition,
            InputFile input,
            CsvSettings settings,
            ExtraColumns extra,
            int chunkRows,
            int chunkBytes,
            long limit)
            throws IOException {
        input.identify();
        SeekableInput bytes = input.read();
        try {
            ExtraColumns declared = definition.source().extraColumns();
            return new CsvSource(
                    definition,
                    input,
                    bytes,
                    settings.maxRecordBytes(),
                    declared == null ? extra : declared,
                    new ChunkLimits(chunkRows, chunkBytes, limit));
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    /** In what the file is written and how its fields are delimited, declared or detected. */
    public CsvForm form() {
        List<String> names = header.columns().stream().map(Header.Match::name).toList();
        return new CsvForm(encoding.charset(), encoding.byteOrderMark(), delimiter, names);
    }

    /** The file's columns that the definition does not declare, as the header has them; their fields are ignored. */
    public List<String> extraColumns() {
        return header.extra();
    }

    /** The optional columns of the definition that the file does not have: null in every row. */
    public List<String> missingColumns() {
        return header.missing();
    }

    @Override
    public Chunk read(Cursor from) throws IOException {
        Cursor start = from.offset() < firstRecord.offset() ? firstRecord : from;
        framer.startAt(start.offset(), start.line());
        List<Frame> frames = frames(start.offset(), Math.min(limits.rows(), limits.records() - from.record()));
        Cursor after = new Cursor(from.record() + frames.size(), framer.offset(), framer.line());
        boolean last = after.record() >= limits.records() || framer.atEnd();
        int base = frames.isEmpty() ? framer.at() : frames.get(0).from();
        byte[] kept = window.copy(base, framer.at());
        input.checkUnchanged();

        ChunkRecords records = new ChunkRecords(rows, input.name(), encoding, from.record(), kept, base);
        parser.parse(kept, base, frames, records);
        chunks++;
        return new Chunk(chunks, from, after, last, records.rows(), records.rejects(), after.offset() - from.offset());
    }

    private List<Frame> frames(long start, long wanted) throws IOException {
        List<Frame> frames = new ArrayList<>();
        while (frames.size() < wanted && (frames.isEmpty() || framer.offset() - start < limits.bytes())) {
            Frame frame = framer.next();
            if (frame != null) {
                frames.add(frame);
            } else if (framer.atEnd() || !frames.isEmpty()) {
                break;
            } else {
                framer.startAt(framer.offset(), framer.line());
            }
        }
        return frames;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
