package dev.etlpipeline.core.input;

import dev.etlpipeline.core.source.SourceException;
import dev.etlpipeline.core.source.SourceFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The file that a run reads. It may be gzip (one or more members) or a zip archive of one file, told by content;
 * offsets, size and digest are always those of the decompressed bytes. Standard input and named pipes are spooled to a
 * file first, encrypted under a key that only this process has, which {@link #close()} deletes. Used by one thread at a time.
 */
public final class InputFile implements Closeable {

    /** What the user names to mean standard input. */
    public static final String STDIN = "-";

    private static final int BUFFER = 1 << 20;

    private final PackedFile file;
    private final String name;
    private final @Nullable Spool spool;
    private final Packing packing;
    private final @Nullable FileStamp stamp;
    private @Nullable SourceFile identity;

    private InputFile(PackedFile file, String name, @Nullable Spool spool) throws IOException {
        this.file = file;
        this.name = name;
        this.spool = spool;
        this.stamp = FileStamp.of(file.path());
        this.packing = Packing.of(file, name);
    }

    private InputFile(SourceFile identity) {
        this.file = new PackedFile(Path.of(""), null);
        this.name = identity.name();
        this.spool = null;
        this.stamp = null;
        this.packing = Packing.PLAIN;
        this.identity = identity;
    }

    /** A file that was loaded before and need not be there any more: it says what it was, and can't be read. */
    public static InputFile known(SourceFile identity) {
        return new InputFile(identity);
    }

    /**
     * Resolves what the user named.
     *
     * @param named       a path, or {@link #STDIN}
     * @param standardIn  read to its end where it is meant, and not closed
     * @param spoolFolder for what cannot be read twice; created when needed, and cleared of what killed processes left
     * @throws SourceException where it is missing, a folder, not readable, or packed otherwise than its name says
     */
    public static InputFile open(String named, InputStream standardIn, Path spoolFolder) throws IOException {
        if (named.isBlank()) {
            throw new SourceException("The input's name is blank. Name a file, or " + STDIN + " for standard input.");
        }
        if (named.equals(STDIN)) {
            Spool.sweep(spoolFolder);
            return spool(standardIn, "stdin", spoolFolder);
        }
        try {
            return open(Path.of(named), spoolFolder);
        } catch (InvalidPathException e) {
            throw new SourceException("Input " + named + " cannot be a file's name: " + e.getReason() + ".", e);
        }
    }

    /** As {@link #open(String, InputStream, Path)}, for a path. */
    public static InputFile open(Path file, Path spoolFolder) throws IOException {
        Spool.sweep(spoolFolder);
        InputChecks.check(file);
        String name = file.getFileName().toString();
        if (Files.isRegularFile(file)) {
            return plain(file, name);
        }
        try (InputStream pipe = Files.newInputStream(file)) {
            return spool(pipe, name, spoolFolder);
        }
    }

    private static InputFile plain(Path file, String name) throws IOException {
        try {
            return new InputFile(new PackedFile(file, null), name, null);
        } catch (IOException e) {
            throw ReadFailures.of(name, e);
        }
    }

    private static InputFile spool(InputStream stream, String name, Path folder) throws IOException {
        Spool spool = Spool.of(stream, folder);
        try {
            return new InputFile(spool.file(), name, spool);
        } catch (IOException | RuntimeException e) {
            spool.close();
            throw e;
        }
    }

    /** The input as the user named it, without folders; {@code stdin} for standard input. */
    public String name() {
        return name;
    }

    /** Where it lies, absolute, so that it can be opened again; empty for what could be read only once. */
    public Optional<Path> path() {
        return spool == null ? Optional.of(file.path().toAbsolutePath().normalize()) : Optional.empty();
    }

    /**
     * What identifies the content. The first call reads the whole file.
     *
     * @throws SourceException where the file is damaged, cannot be read, or changed while it was read
     */
    public SourceFile identify() throws IOException {
        SourceFile known = identity;
        if (known == null) {
            known = digest();
            identity = known;
        }
        return known;
    }

    private SourceFile digest() throws IOException {
        MessageDigest sha256 = Sha256.digest();
        long size = 0;
        try (InputStream in = new DigestInputStream(packing.open(file, name), sha256)) {
            byte[] buffer =
                    new byte[(int) Math.min(BUFFER, FileStamp.of(file.path()).size() + 1)];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
            }
        } catch (IOException e) {
            throw ReadFailures.of(name, e);
        }
        checkUnchanged();
        return new SourceFile(name, HexFormat.of().formatHex(sha256.digest()), size);
    }

    /** Opens the decompressed bytes; the caller closes them. */
    public SeekableInput read() throws IOException {
        if (stamp == null) {
            throw new SourceException("Input " + name + " is not at hand: it is only known from an earlier run.");
        }
        return packing == Packing.PLAIN ? file.open() : new SkippingInput(packing, file, name);
    }

    /**
     * Checks that the file is still the one that was opened.
     *
     * @throws SourceException where it is not
     */
    public void checkUnchanged() throws IOException {
        if (stamp != null && !stamp.equals(FileStamp.of(file.path()))) {
            throw new SourceException("Input " + name + " changed while it was read. Rows committed so far are whole"
                    + " chunks; run again when nobody writes to the file.");
        }
    }

    @Override
    public void close() throws IOException {
        if (spool != null) {
            spool.close();
        }
    }

    @Override
    public String toString() {
        return "InputFile[" + name + "]";
    }
}
