package dev.etlpipeline.core.csv;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.input.SeekableInput;
import dev.etlpipeline.core.row.Origin;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.Violation;
import dev.etlpipeline.core.source.Reject;
import dev.etlpipeline.core.source.Stage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows of single records that were kept of a file, as {@link CsvSource} makes them of the file itself: one that is
 * malformed there is so here. Used by one thread.
 */
public final class KeptRecords {

    /** Records stand so far apart that the window never holds two of them. */
    private static final long APART = 1L << 40;

    private final OneRecord input = new OneRecord();
    private final RecordReader reader;
    private final RowMaker rows;
    private long place;

    /**
     * @param charset in which the records are written
     * @param header  names of the file's columns, in its order
     * @throws dev.etlpipeline.core.source.SourceException where the definition can make no rows of such columns
     */
    public KeptRecords(
            PipelineDefinition definition,
            String file,
            Charset charset,
            char delimiter,
            List<String> header,
            int maxRecordBytes) {
        Encoding encoding = new Encoding(charset, 0);
        this.reader = new RecordReader(new ByteWindow(input, encoding), encoding, delimiter, maxRecordBytes);
        this.rows = new RowMaker(
                definition.schema(), definition.source(), Header.match(header, definition.source(), delimiter, file));
    }

    /**
     * What became of a record: one of the two.
     *
     * @param reject of stage EXTRACT
     */
    public record Made(@Nullable Row row, @Nullable Reject reject) {}

    /** @param origin with the record's bytes; it becomes the row's */
    public Made read(Origin origin) throws IOException {
        place += APART;
        input.hold(origin.raw().bytes(), place);
        reader.framer().startAt(place, origin.line());
        RecordReader.Single single = reader.next();
        if (single == null) {
            return refused(Faults.columnCount(rows.columns(), 0), origin);
        }
        Violation fault = single.fault();
        if (fault != null) {
            return refused(fault, origin);
        }
        if (!reader.framer().atEnd()) {
            return refused(Faults.refusedByParser(), origin);
        }
        if (single.fields().size() != rows.columns()) {
            return refused(Faults.columnCount(rows.columns(), single.fields().size()), origin);
        }
        return new Made(rows.row(single.fields().toArray(String[]::new), origin), null);
    }

    private static Made refused(Violation fault, Origin origin) {
        return new Made(null, new Reject(Stage.EXTRACT, List.of(fault), origin, null));
    }

    /** One record, at its place. */
    private static final class OneRecord implements SeekableInput {

        private ByteBuffer record = ByteBuffer.allocate(0);
        private long start;

        void hold(ByteBuffer newRecord, long newStart) {
            record = newRecord;
            start = newStart;
        }

        @Override
        public int read(byte[] target, int from, int length) {
            int read = Math.min(length, record.remaining());
            if (read == 0) {
                return -1;
            }
            record.get(target, from, read);
            return read;
        }

        @Override
        public void position(long offset) {
            record.position((int) Math.min(record.limit(), Math.max(0, offset - start)));
        }

        @Override
        public void close() {}
    }
}
