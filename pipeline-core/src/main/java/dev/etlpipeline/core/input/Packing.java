package dev.etlpipeline.core.input;

import dev.etlpipeline.core.source.SourceException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** How a file's bytes are packed, told by its first bytes; a name that promises otherwise is refused. */
enum Packing {
    PLAIN(""),
    GZIP(".gz"),
    ZIP(".zip");

    private static final int BUFFER = 1 << 16;

    private final String suffix;

    Packing(String suffix) {
        this.suffix = suffix;
    }

    /**
     * @param name what the user calls the file, for its suffix and for messages
     * @throws SourceException where the name's suffix and the content disagree
     */
    static Packing of(PackedFile file, String name) throws IOException {
        byte[] head;
        try (InputStream in = file.stream()) {
            head = in.readNBytes(4);
        }
        Packing found = ofHead(head);
        for (Packing packed : List.of(GZIP, ZIP)) {
            if (found != packed
                    && head.length > 0
                    && name.toLowerCase(Locale.ROOT).endsWith(packed.suffix)) {
                throw new SourceException("Input " + name + " is named " + packed.suffix
                        + " but its content is something else. Check the file, or rename it.");
            }
        }
        return found;
    }

    private static Packing ofHead(byte[] head) {
        if (head.length >= 2 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b) {
            return GZIP;
        }
        // PK 3 4 starts an entry, PK 5 6 is all there is of an empty archive.
        boolean zip = head.length == 4 && head[0] == 'P' && head[1] == 'K' && (head[2] == 3 || head[2] == 5);
        return zip ? ZIP : PLAIN;
    }

    /**
     * @param name what the user calls the file, for messages
     * @return the decompressed bytes; a read throws {@link SourceException} where the packing is damaged
     */
    InputStream open(PackedFile file, String name) throws IOException {
        try {
            return switch (this) {
                case PLAIN -> file.stream();
                case GZIP -> new UnpackedStream(gzip(file), name, () -> {});
                case ZIP -> file.isClear() ? zip(file.path(), name) : streamedZip(file, name);
            };
        } catch (EOFException | ZipException e) {
            throw UnpackedStream.damaged(name, e);
        }
    }

    private static InputStream gzip(PackedFile file) throws IOException {
        InputStream packed = new BufferedInputStream(file.stream(), BUFFER);
        try {
            return new GZIPInputStream(packed, BUFFER);
        } catch (IOException e) {
            packed.close();
            throw e;
        }
    }

    private static InputStream zip(Path file, String name) throws IOException {
        ZipFile zip = new ZipFile(file.toFile());
        try {
            return new UnpackedStream(zip.getInputStream(onlyEntry(zip, name)), name, zip);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    /** {@link ZipFile} reads files alone, and of a spool those bytes are of no use. */
    private static InputStream streamedZip(PackedFile file, String name) throws IOException {
        InputStream packed = new BufferedInputStream(file.stream(), BUFFER);
        return new UnpackedStream(ZipEntryStream.of(packed, name), name, () -> {});
    }

    private static ZipEntry onlyEntry(ZipFile zip, String name) {
        List<? extends ZipEntry> entries = zip.stream().filter(Packing::isFile).toList();
        if (entries.size() != 1) {
            throw notOneFile(name, entries.size());
        }
        return entries.get(0);
    }

    static boolean isFile(ZipEntry entry) {
        // __MACOSX holds what the macOS archiver adds of its own.
        return !entry.isDirectory() && !entry.getName().startsWith("__MACOSX/");
    }

    static SourceException notOneFile(String name, int files) {
        return new SourceException("The zip archive " + name + " holds " + files
                + " files; an input must hold exactly one. Unpack it and name the file to load.");
    }
}
