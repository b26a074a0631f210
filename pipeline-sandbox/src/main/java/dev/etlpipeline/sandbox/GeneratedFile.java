package dev.etlpipeline.sandbox;

import dev.etlpipeline.sandbox.generator.BadRecord;
import dev.etlpipeline.sandbox.generator.CsvGenerator;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/** Where a generated file goes: into a file, whole or not at all, or to standard output. */
final class GeneratedFile {

    private static final int BUFFER = 1 << 16;

    private GeneratedFile() {}

    static boolean isThere(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(file);
    }

    static boolean mayBeWritten(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return !Files.isDirectory(file) && folder != null && Files.isDirectory(folder);
    }

    /** Writes beside the file first, so that what stands there is replaced by a whole one. */
    static void write(CsvGenerator generator, long rows, Path file, Consumer<? super BadRecord> bad)
            throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) { // a pipe or device can't be replaced
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
                generator.generate(rows, out, bad);
            }
            return;
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (OutputStream out = packed(file, new BufferedOutputStream(Files.newOutputStream(part), BUFFER))) {
                generator.generate(rows, out, bad);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static OutputStream packed(Path file, OutputStream out) throws IOException {
        boolean gzip = file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
        return gzip ? new GZIPOutputStream(out, BUFFER) : out;
    }

    /** Ends early, and without a complaint, where the reader has seen enough, as {@code head} does. */
    static void print(CsvGenerator generator, long rows, PrintWriter out) throws IOException {
        WatchedWriter watched = new WatchedWriter(out);
        try {
            Writer buffered = new BufferedWriter(watched, BUFFER);
            generator.generate(rows, buffered, record -> {});
            buffered.flush();
        } catch (IOException e) {
            if (!watched.closed) {
                throw e;
            }
        }
    }

    /** A print writer only remembers its errors. */
    private static final class WatchedWriter extends Writer {

        private final PrintWriter out;
        private boolean closed;

        WatchedWriter(PrintWriter out) {
            this.out = out;
        }

        @Override
        public void write(char[] text, int from, int length) throws IOException {
            out.write(text, from, length);
            if (out.checkError()) {
                closed = true;
                throw new IOException("nobody reads standard output any more");
            }
        }

        @Override
        public void flush() {
            out.flush();
        }

        @Override
        public void close() {
            flush();
        }
    }
}
