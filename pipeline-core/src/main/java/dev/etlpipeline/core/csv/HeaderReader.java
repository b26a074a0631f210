package dev.etlpipeline.core.csv;

import dev.etlpipeline.core.definition.SourceSpec;
import dev.etlpipeline.core.row.Violation;
import dev.etlpipeline.core.source.SourceException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the header, the file's first record, and leaves the framer behind it. */
final class HeaderReader {

    private final ByteWindow window;
    private final RecordFramer framer;
    private final RecordParser parser;

    HeaderReader(ByteWindow window, RecordFramer framer, RecordParser parser) {
        this.window = window;
        this.framer = framer;
        this.parser = parser;
    }

    /** @throws SourceException where there is none, or none that fits the definition */
    Header read(SourceSpec source, String file) throws IOException {
        framer.startAt(Encoding.byteOrderMark(window, source.charset(), file), 1);
        Frame frame = first();
        if (frame == null) {
            throw new SourceException(
                    "Input " + file + " is empty: it has no header. Check that it was written fully.");
        }
        return Header.match(fields(frame, source, file), source, file);
    }

    private List<String> fields(Frame frame, SourceSpec source, String file) throws IOException {
        byte[] bytes = window.copy(frame.from(), frame.from() + frame.length());
        Names names = new Names();
        parser.parse(bytes, frame.from(), List.of(frame), names);
        Violation fault = names.fault;
        if (fault != null) {
            throw new SourceException("The header of " + file + " (line " + frame.line() + ") cannot be read: "
                    + fault.reason() + ". Check that the file is CSV in "
                    + source.charset().name() + ".");
        }
        return names.names;
    }

    private static final class Names implements RecordParser.Taker {

        private List<String> names = List.of();
        private @Nullable Violation fault;

        @Override
        public void take(Frame frame, String @Nullable [] fields) {
            fault = frame.fault();
            names = fields == null ? List.of() : List.of(fields);
        }

        @Override
        public void startOver() {}
    }

    private @Nullable Frame first() throws IOException {
        Frame frame = framer.next();
        while (frame == null && !framer.atEnd()) {
            framer.startAt(framer.offset(), framer.line());
            frame = framer.next();
        }
        return frame;
    }
}
