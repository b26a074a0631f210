package dev.etlpipeline.core.reference;

import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.input.Sha256;
import dev.etlpipeline.core.source.SourceException;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * What a user named to be imported, opened: a file (also packed as .gz), a zip archive as it is published, or a folder into
 * which one was unpacked. Of archive and folder, all that ends in .csv.
 */
final class ReferenceFiles implements Closeable {

    private static final int BUFFER = 1 << 16;

    /** Deeper than any archive that is published. */
    private static final int DEPTH = 6;

    private final Path named;
    private final List<ReferencePart> parts = new ArrayList<>();
    private @Nullable ZipFile zip;

    private ReferenceFiles(Path named) {
        this.named = named;
    }

    /** @throws SourceException where it is not there, or can't be read */
    static ReferenceFiles open(Path named, Path spool) throws IOException {
        ReferenceFiles files = new ReferenceFiles(named);
        try {
            if (Files.isDirectory(named)) {
                files.addFolder();
            } else {
                InputFile.open(named, spool).close(); // says what is wrong with it
                files.addFile();
            }
            return files;
        } catch (IOException | RuntimeException e) {
            files.close();
            throw e;
        }
    }

    String name() {
        Path name = named.toAbsolutePath().normalize().getFileName();
        return name == null ? named.toString() : name.toString();
    }

    List<ReferencePart> parts() {
        return List.copyOf(parts);
    }

    private void addFolder() throws IOException {
        List<Path> found;
        try (Stream<Path> walk = Files.walk(named, DEPTH)) {
            found = walk.filter(path -> isCsv(path.toString()) && Files.isRegularFile(path))
                    .sorted()
                    .toList();
        }
        for (Path path : found) {
            parts.add(ReferencePart.of(
                    named.relativize(path).toString(),
                    () -> new BufferedInputStream(Files.newInputStream(path)),
                    path));
        }
    }

    private void addFile() throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(named)) {
            head = in.readNBytes(2);
        }
        if (head.length == 2 && head[0] == 'P' && head[1] == 'K') {
            addArchive();
        } else {
            boolean gzip = head.length == 2 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b;
            parts.add(ReferencePart.of(
                    name(),
                    () -> gzip
                            ? new GZIPInputStream(Files.newInputStream(named), BUFFER)
                            : new BufferedInputStream(Files.newInputStream(named), BUFFER),
                    named));
        }
    }

    private void addArchive() throws IOException {
        ZipFile open = archive();
        zip = open;
        for (var entry : open.stream()
                .filter(entry -> isCsv(entry.getName()) && !entry.getName().startsWith("__MACOSX/"))
                .toList()) {
            parts.add(ReferencePart.of(entry.getName(), () -> open.getInputStream(entry), null));
        }
    }

    private ZipFile archive() throws IOException {
        try {
            return new ZipFile(named.toFile());
        } catch (ZipException e) {
            throw new SourceException(name() + " is damaged: it is no whole zip archive. Fetch it again.", e);
        }
    }

    private static boolean isCsv(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".csv");
    }

    /** SHA-256 over the bytes of the files as they lie there, in hex. */
    static String digest(List<ReferenceFiles> all) throws IOException {
        MessageDigest sha256 = Sha256.digest();
        for (ReferenceFiles files : all) {
            for (Path path : files.onDisk()) {
                try (InputStream in = new DigestInputStream(Files.newInputStream(path), sha256)) {
                    byte[] buffer = new byte[BUFFER];
                    while (in.read(buffer) >= 0) {
                        // the digest sees what passes
                    }
                }
            }
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private List<Path> onDisk() {
        return Files.isDirectory(named)
                ? parts.stream()
                        .map(ReferencePart::file)
                        .filter(file -> file != null)
                        .toList()
                : List.of(named);
    }

    @Override
    public void close() throws IOException {
        if (zip != null) {
            zip.close();
        }
    }
}
