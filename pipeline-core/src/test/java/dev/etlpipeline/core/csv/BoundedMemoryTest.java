package dev.etlpipeline.core.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Cursor;
import dev.etlpipeline.core.source.Reject;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that is larger than the heap of the process that reads it, with malformed records of every size in it. */
class BoundedMemoryTest {

    private static final String HEAP = "-Xmx40m";
    private static final int GOOD = 1_500_000;
    private static final int OPENING = 50_000;
    private static final String LINE = ",a name that is as long as others\n";

    @TempDir
    Path folder;

    /** Reads a file and prints what came of it. */
    static final class Reading {

        private Reading() {}

        public static void main(String[] args) throws IOException {
            CsvFixture csv = new CsvFixture(Path.of(args[0])).undeclared();
            Map<String, Integer> rejects = new TreeMap<>();
            long rows = 0;
            try (InputFile input = csv.input();
                    CsvSource source = csv.open(input)) {
                Cursor at = Cursor.START;
                boolean last = false;
                while (!last) {
                    Chunk chunk = source.read(at);
                    rows += chunk.rows().size();
                    for (Reject reject : chunk.rejects()) {
                        rejects.merge(reject.rule(), 1, Integer::sum);
                    }
                    at = chunk.after();
                    last = chunk.last();
                }
                System.out.println(rows + " rows, " + rejects + ", at the end: " + (at.offset() == source.size())
                        + ", larger than the heap: "
                        + (source.size() > Runtime.getRuntime().maxMemory()));
            }
        }
    }

    private Path write(Charset charset) throws IOException {
        Path file = folder.resolve("large.csv.gz");
        try (var out = new BufferedWriter(
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file), 1 << 16), charset))) {
            out.write("\ufeffid,name\n0,\"a quote that nothing closes\n");
            for (int i = 0; i < GOOD; i++) {
                out.write(i + LINE);
            }
            out.write("1,\"a\"stray\n");
            out.write("2," + "x".repeat(8_000_000) + "\n");
            out.write("3,\"" + "one field, quoted ".repeat(300_000) + "\"\n");
            out.write(",".repeat(2_000_000) + "\n");
            out.write("a\",x,\"\n".repeat(OPENING));
            out.write("4,a\n5,\"the end");
        }
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE"})
    void isNotNeededForAFileOfAnySize(String charset) throws Exception {
        Path file = write(Charset.forName(charset));
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(HEAP, "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Reading.class.getName(), file.toString()));

        Process reading = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(reading.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();

        assertThat(reading.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(said)
                .isEqualTo(GOOD + 1 + " rows, {quoting=" + (OPENING + 3)
                        + ", record-too-long=3}, at the end: true, larger than the heap: true");
        assertThat(reading.exitValue()).isZero();
    }
}
