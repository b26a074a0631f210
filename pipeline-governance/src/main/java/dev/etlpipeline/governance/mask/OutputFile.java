package dev.etlpipeline.governance.mask;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** A file that is written whole or not at all. */
final class OutputFile {

    private static final int BUFFER = 1 << 16;

    private OutputFile() {}

    /** Writes the content; what it throws leaves the file as it was. */
    @FunctionalInterface
    interface Content {
        void to(Writer out) throws IOException;
    }

    /** Why the file cannot be written, for people. */
    static Optional<String> check(Path file, boolean overwrite) {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            return Optional.of(file + " is a folder: name the file in it");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            return Optional.of(file + " can't be written: its folder is not there");
        }
        return !overwrite && Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(file + " is there already: name another file, or give --overwrite")
                : Optional.empty();
    }

    static void write(Path file, Charset charset, Content content) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) { // a pipe or device can't be replaced
            try (Writer out = new OutputStreamWriter(Files.newOutputStream(file), charset)) {
                content.to(out);
            }
            return;
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (Writer out = new OutputStreamWriter(packed(file, Files.newOutputStream(part)), charset)) {
                content.to(out);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static OutputStream packed(Path file, OutputStream out) throws IOException {
        boolean gzip = file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
        return new BufferedOutputStream(gzip ? new GZIPOutputStream(out, BUFFER) : out, BUFFER);
    }
}
