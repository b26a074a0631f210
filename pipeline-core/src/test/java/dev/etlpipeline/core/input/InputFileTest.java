package dev.etlpipeline.core.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.etlpipeline.core.source.SourceException;
import dev.etlpipeline.core.source.SourceFile;
import dev.etlpipeline.criteria.Criterion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputFileTest {

    private static final byte[] CONTENT = "id,name\n1,a\n".getBytes(UTF_8);
    /** As sha256sum prints it. */
    private static final String SHA256 = "b7773700b1468b27c88d7122034e23bc5af7703c70bc13fd545d8e08534dcf41";

    @TempDir
    Path folder;

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private Path spool() {
        return folder.resolve("spool");
    }

    private InputFile open(Path file) throws IOException {
        return InputFile.open(file.toString(), InputStream.nullInputStream(), spool());
    }

    private List<Path> spooled() throws IOException {
        try (Stream<Path> files = Files.list(spool())) {
            return files.toList();
        }
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }

    private static byte[] zip(String... entries) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(packed)) {
            for (String entry : entries) {
                out.putNextEntry(new ZipEntry(entry));
                out.write(CONTENT);
            }
        }
        return packed.toByteArray();
    }

    private static void assertReads(InputFile input, byte[] content) throws IOException {
        assertThat(input.identify().size()).isEqualTo(content.length);
        try (SeekableInput in = input.read()) {
            for (int start = content.length; start >= 0; start -= 5) {
                in.position(start);
                byte[] rest = new byte[content.length - start];
                int read = 0;
                while (read < rest.length) {
                    read += in.read(rest, read, rest.length - read);
                }
                assertThat(new String(rest, UTF_8)).isEqualTo(new String(content, UTF_8).substring(start));
                assertThat(in.read(new byte[1], 0, 1)).isNegative();
            }
        }
    }

    @Test
    void identifiesContentWhateverItsPacking() throws IOException {
        SourceFile plain = open(write("a.csv", CONTENT)).identify();

        assertThat(plain).isEqualTo(new SourceFile("a.csv", SHA256, CONTENT.length));
        assertThat(open(write("a.csv.gz", gzip(CONTENT))).identify().sha256()).isEqualTo(plain.sha256());
        assertThat(open(write("a.zip", zip("a.csv"))).identify().sha256()).isEqualTo(plain.sha256());
    }

    @Test
    void readsAnyPackingFromAnyPlace() throws IOException {
        assertReads(open(write("a.csv", CONTENT)), CONTENT);
        assertReads(open(write("a.csv.gz", gzip(CONTENT))), CONTENT);
        assertReads(open(write("A.CSV.GZ", gzip(CONTENT))), CONTENT);
        assertReads(open(write("a.zip", zip("folder/", "folder/a.csv", "__MACOSX/._a.csv"))), CONTENT);
    }

    @Test
    void tellsPackingByContent() throws IOException {
        assertReads(open(write("a.csv", gzip(CONTENT))), CONTENT);
        assertThatThrownBy(() -> open(write("plain.csv.gz", CONTENT)))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("plain.csv.gz is named .gz but");
    }

    @Test
    void readsAGzipOfSeveralMembers() throws IOException {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        members.write(gzip(CONTENT));
        members.write(gzip("2,b\n".getBytes(UTF_8)));

        assertReads(open(write("a.csv.gz", members.toByteArray())), "id,name\n1,a\n2,b\n".getBytes(UTF_8));
    }

    @Test
    void refusesAGzipThatIsCutOff() throws IOException {
        byte[] whole = gzip("x".repeat(100_000).getBytes(UTF_8));
        for (int length : List.of(4, whole.length / 2, whole.length - 3)) {
            InputFile input = open(write("cut.csv.gz", Arrays.copyOf(whole, length)));

            assertThatThrownBy(input::identify)
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("cut.csv.gz is damaged or cut off");
        }
    }

    @Test
    void refusesAGzipThatIsDamaged() throws IOException {
        byte[] whole = gzip(CONTENT);
        whole[whole.length - 6] ^= 1;

        assertThatThrownBy(open(write("bad.csv.gz", whole))::identify)
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void refusesAZipThatDoesNotHoldOneFile() throws IOException {
        assertThatThrownBy(open(write("two.zip", zip("a.csv", "b.csv")))::identify)
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("two.zip holds 2 files");
        assertThatThrownBy(open(write("none.zip", zip()))::identify)
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("holds 0 files");
    }

    @Test
    void refusesAZipThatIsCutOff() throws IOException {
        byte[] whole = zip("a.csv");

        assertThatThrownBy(open(write("cut.zip", Arrays.copyOf(whole, whole.length / 2)))::identify)
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("cut.zip is damaged");
    }

    @Test
    void spoolsStandardInputAndDeletesTheSpoolAtTheEnd() throws IOException {
        try (InputFile input = InputFile.open("-", new ByteArrayInputStream(CONTENT), spool())) {
            assertReads(input, CONTENT);
            assertThat(input.name()).isEqualTo("stdin");
            assertThat(spooled())
                    .extracting(file -> file.getFileName().toString().replaceAll("\\d+", "N"))
                    .containsExactlyInAnyOrder("input-N.spool", "input-N.lock");
        }
        assertThat(spooled()).isEmpty();
    }

    @Test
    void unpacksStandardInputToo() throws IOException {
        try (InputFile input = InputFile.open("-", new ByteArrayInputStream(gzip(CONTENT)), spool())) {
            assertReads(input, CONTENT);
        }
    }

    @Test
    void keepsNothingReadableInTheSpool() throws IOException {
        byte[] content = "id,name\n1,Margaret Ashworth\n".repeat(5_000).getBytes(UTF_8);

        try (InputFile input = InputFile.open("-", new ByteArrayInputStream(content), spool())) {
            for (Path file : spooled()) {
                assertThat(Files.readString(file, ISO_8859_1)).doesNotContain("Margaret", "id,name", "1,M");
            }
            assertThat(input.identify().size()).isEqualTo(content.length);
        }
    }

    @Test
    void encryptsTheSameInputOtherwiseEachTime() throws IOException {
        try (InputFile one = InputFile.open("-", new ByteArrayInputStream(CONTENT), spool());
                InputFile other = InputFile.open("-", new ByteArrayInputStream(CONTENT), spool())) {
            List<String> kept = new ArrayList<>();
            for (Path file : spooled()) {
                kept.add(Files.readString(file, ISO_8859_1));
            }

            assertThat(kept).hasSize(4).filteredOn(text -> !text.isEmpty()).doesNotHaveDuplicates();
            assertThat(one.identify().sha256()).isEqualTo(other.identify().sha256());
        }
    }

    @Test
    void readsASpoolFromAnyPlace() throws IOException {
        byte[] content = new byte[100_003];
        new Random(7).nextBytes(content);

        try (InputFile input = InputFile.open("-", new ByteArrayInputStream(content), spool());
                SeekableInput in = input.read()) {
            for (int start : new int[] {99_999, 0, 15, 16, 17, 65_536, 31, 100_002}) {
                in.position(start);
                byte[] some = new byte[Math.min(40, content.length - start)];
                int read = in.read(some, 0, Math.min(7, some.length));
                while (read < some.length) {
                    read += in.read(some, read, some.length - read);
                }
                assertThat(some).isEqualTo(Arrays.copyOfRange(content, start, start + some.length));
            }
            in.position(200_000);
            assertThat(in.read(new byte[1], 0, 1)).isNegative();
        }
    }

    @Test
    void unpacksAZipOfStandardInput() throws IOException {
        byte[] packed = zip("folder/", "folder/a.csv", "__MACOSX/._a.csv");

        try (InputFile input = InputFile.open("-", new ByteArrayInputStream(packed), spool())) {
            assertReads(input, CONTENT);
        }
    }

    @Test
    void refusesAZipOfStandardInputThatDoesNotHoldOneFile() throws IOException {
        byte[] whole = zip("a.csv");
        try (InputFile two = InputFile.open("-", new ByteArrayInputStream(zip("a.csv", "b.csv")), spool());
                InputFile none = InputFile.open("-", new ByteArrayInputStream(zip()), spool());
                InputFile cut = InputFile.open("-", new ByteArrayInputStream(Arrays.copyOf(whole, 45)), spool())) {
            assertThatThrownBy(two::identify)
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("stdin holds 2 files");
            assertThatThrownBy(none::identify)
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("holds 0 files");
            assertThatThrownBy(cut::identify)
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("stdin is damaged");
        }
    }

    @Test
    void leavesNoSpoolWhereStandardInputFails() throws IOException {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                return read(new byte[1], 0, 1);
            }

            @Override
            public int read(byte[] target, int from, int length) throws IOException {
                throw new IOException("the writer is gone");
            }
        };

        assertThatThrownBy(() -> InputFile.open("-", failing, spool())).hasMessage("the writer is gone");
        assertThat(spooled()).isEmpty();
    }

    @Test
    void spoolsANamedPipe() throws Exception {
        assumeThat(System.getProperty("os.name").toLowerCase(Locale.ROOT)).doesNotContain("windows");
        Path pipe = folder.resolve("pipe.csv");
        assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        CompletableFuture<Path> writer = CompletableFuture.supplyAsync(() -> writeTo(pipe));

        try (InputFile input = open(pipe)) {
            assertReads(input, CONTENT);
            assertThat(input.name()).isEqualTo("pipe.csv");
        }
        assertThat(writer.join()).isEqualTo(pipe);
        assertThat(spooled()).isEmpty();
    }

    private static Path writeTo(Path pipe) {
        try {
            return Files.write(pipe, CONTENT, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @Criterion("input-validation.1")
    void namesSimilarFilesWhereOneIsMissing() throws IOException {
        write("customers.csv", CONTENT);
        write("orders.csv", CONTENT);

        assertThatThrownBy(() -> open(folder.resolve("custmers.csv")))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("does not exist. Did you mean customers.csv?");
        assertThatThrownBy(() -> open(folder.resolve("x.txt"))).hasMessageEndingWith("does not exist.");
        assertThatThrownBy(() -> open(folder.resolve("nowhere/a.csv")))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("Neither does its folder.");
    }

    @Test
    @Criterion("input-validation.1")
    void refusesAFolder() {
        assertThatThrownBy(() -> open(folder))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("is a folder");
    }

    @Test
    @Criterion("input-validation.1")
    void refusesAFileThatMayNotBeRead() throws IOException {
        Path file = write("a.csv", CONTENT);
        // Does nothing for root and on some file systems.
        assumeThat(file.toFile().setReadable(false) && !Files.isReadable(file)).isTrue();

        assertThatThrownBy(() -> open(file))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("cannot be read by this user");
    }

    @Test
    void refusesANameThatNoFileCanHave() {
        assertThatThrownBy(() -> InputFile.open("a\0b", InputStream.nullInputStream(), spool()))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("cannot be a file's name");
    }

    @Test
    void noticesThatTheFileChanged() throws IOException {
        Path file = write("a.csv", CONTENT);
        try (InputFile input = open(file)) {
            input.identify();
            input.checkUnchanged();

            Files.setLastModifiedTime(file, FileTime.fromMillis(0));

            assertThatThrownBy(input::checkUnchanged)
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("a.csv changed while it was read");
        }
    }

    @Test
    void noticesThatTheFileIsGone() throws IOException {
        Path file = write("a.csv", CONTENT);
        try (InputFile input = open(file)) {
            Files.delete(file);

            assertThatThrownBy(input::checkUnchanged).isInstanceOf(SourceException.class);
        }
    }

    @Test
    void leavesAPlainFileWhereItIs() throws IOException {
        Path file = write("a.csv", CONTENT);

        open(file).close();

        assertThat(file).exists();
    }
}
