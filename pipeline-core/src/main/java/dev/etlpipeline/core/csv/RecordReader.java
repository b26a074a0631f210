package dev.etlpipeline.core.csv;

import dev.etlpipeline.core.row.Violation;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Framer and parser of a file under one delimiter; reads those few records alone that tell what the file is. */
final class RecordReader {

    private final ByteWindow window;
    private final Encoding encoding;
    private final char delimiter;
    private final RecordFramer framer;
    private final RecordParser parser;

    RecordReader(ByteWindow window, Encoding encoding, char delimiter, int maxRecordBytes) {
        this.window = window;
        this.encoding = encoding;
        this.delimiter = delimiter;
        this.framer = new RecordFramer(window, encoding.delimiter(delimiter), maxRecordBytes);
        this.parser = new RecordParser(encoding, delimiter);
    }

    /**
     * One record, read alone.
     *
     * @param fields empty where it has a fault
     */
    record Single(
            Frame frame, List<String> fields, @Nullable Violation fault) {}

    Encoding encoding() {
        return encoding;
    }

    char delimiter() {
        return delimiter;
    }

    RecordFramer framer() {
        return framer;
    }

    RecordParser parser() {
        return parser;
    }

    /** The file's first record, its header; null where there is none. */
    @Nullable
    Single header() throws IOException {
        framer.startAt(encoding.byteOrderMark(), 1);
        return next();
    }

    /** The record behind the last one, or null at the file's end. */
    @Nullable
    Single next() throws IOException {
        Frame frame = framer.next();
        while (frame == null && !framer.atEnd()) {
            framer.startAt(framer.offset(), framer.line());
            frame = framer.next();
        }
        return frame == null ? null : parsed(frame);
    }

    private Single parsed(Frame frame) throws IOException {
        byte[] bytes = window.copy(frame.from(), frame.from() + frame.length());
        Taken taken = new Taken();
        parser.parse(bytes, frame.from(), List.of(frame), taken);
        return new Single(frame, taken.fields, taken.fault);
    }

    private static final class Taken implements RecordParser.Taker {

        private List<String> fields = List.of();
        private @Nullable Violation fault;

        @Override
        public void take(Frame frame, String @Nullable [] taken) {
            fault = frame.fault();
            fields = taken == null ? List.of() : List.of(taken);
        }

        @Override
        public void startOver() {}
    }
}
