package dev.etlpipeline.core.reference;

import java.io.FilterReader;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;

/** A text without the byte order mark that it may begin with. */
final class WithoutMark extends FilterReader {

    private static final int MARK = 0xFEFF;

    private boolean begun;

    WithoutMark(Reader text) {
        super(new PushbackReader(text));
    }

    @Override
    public int read() throws IOException {
        begin();
        return in.read();
    }

    @Override
    public int read(char[] target, int from, int length) throws IOException {
        begin();
        return in.read(target, from, length);
    }

    private void begin() throws IOException {
        if (!begun) {
            begun = true;
            int first = in.read();
            if (first >= 0 && first != MARK) {
                ((PushbackReader) in).unread(first);
            }
        }
    }
}
