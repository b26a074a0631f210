package dev.etlpipeline.core.reference;

import dev.etlpipeline.core.input.InputFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One file of an import: it stands alone, in a folder, or in a zip archive.
 *
 * @param name      for people, with the folders below what they named
 * @param content   opens its bytes, unpacked
 * @param file      where it can be read as it is, null in an archive
 * @param firstLine its fields
 */
record ReferencePart(String name, Content content, @Nullable Path file, List<String> firstLine) {

    /** Opens it anew each time. */
    interface Content {
        InputStream open() throws IOException;
    }

    static ReferencePart of(String name, Content content, @Nullable Path file) throws IOException {
        try (InputStream in = content.open()) {
            return new ReferencePart(name, content, file, FirstLine.of(in));
        }
    }

    Optional<PostcodeLayout> layout() {
        return PostcodeLayout.of(firstLine);
    }

    /** As the CSV reader takes it. What has no header is given one, and what stands in an archive unpacked, in the spool. */
    InputFile input(PostcodeLayout layout, Path spool) throws IOException {
        Optional<String> header = layout.missingHeader();
        if (file != null && header.isEmpty()) {
            return InputFile.open(file, spool);
        }
        byte[] first = header.map(line -> line + "\n").orElse("").getBytes(StandardCharsets.UTF_8);
        try (InputStream in = new SequenceInputStream(new ByteArrayInputStream(first), content.open())) {
            return InputFile.open(InputFile.STDIN, in, spool);
        }
    }
}
