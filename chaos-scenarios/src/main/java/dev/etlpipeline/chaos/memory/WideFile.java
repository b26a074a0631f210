package dev.etlpipeline.chaos.memory;

import dev.etlpipeline.sandbox.generator.CustomerGenerator;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongUnaryOperator;

/**
 * Generated customers with a column more, of free text, which the definition does not know: files that are as large as they
 * have to be, with as many records as there is time for.
 *
 * @param rows     number of records, each of a key of its own
 * @param badShare of them
 * @param width    bytes of the text of each record, by its number from 1
 */
record WideFile(int rows, double badShare, LongUnaryOperator width) {

    private static final double FEW = 0.02;

    /** Records of about one width, two of a hundred bad. */
    static WideFile of(int rows, int width) {
        return new WideFile(rows, FEW, around(width));
    }

    /** As {@link #of}, all of them bad. */
    static WideFile allBad(int rows, int width) {
        return new WideFile(rows, 1, around(width));
    }

    /** The mean of all is what is asked for, and hardly two that follow each other are alike. */
    private static LongUnaryOperator around(int width) {
        return record -> width / 2 + record * 7919 % Math.max(1, width);
    }

    /** Narrow records, but for those of these numbers. */
    static WideFile narrowBut(int rows, int narrow, long first, long last, int wide) {
        return new WideFile(rows, FEW, record -> record >= first && record <= last ? wide : narrow);
    }

    void write(Path file, long seed) throws IOException {
        try (Writer out = new Widening(Files.newBufferedWriter(file, StandardCharsets.UTF_8), width)) {
            new CustomerGenerator(seed, badShare).generate(rows, out, bad -> {});
        }
    }

    /** Adds a field at the end of each line, under the name {@code notes}. */
    private static final class Widening extends Writer {

        private static final String TEXT = "as the customer told us on the telephone ".repeat(200);

        private final Writer out;
        private final LongUnaryOperator width;
        private long record;

        Widening(Writer out, LongUnaryOperator width) {
            this.out = out;
            this.width = width;
        }

        @Override
        public void write(char[] text, int from, int length) throws IOException {
            for (int at = from; at < from + length; at++) {
                if (text[at] == '\n') {
                    endOfLine();
                }
                out.write(text[at]);
            }
        }

        private void endOfLine() throws IOException {
            out.write(record == 0 ? ",notes" : ",");
            for (long left = record == 0 ? 0 : width.applyAsLong(record); left > 0; left -= TEXT.length()) {
                out.write(TEXT, 0, (int) Math.min(left, TEXT.length()));
            }
            record++;
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
