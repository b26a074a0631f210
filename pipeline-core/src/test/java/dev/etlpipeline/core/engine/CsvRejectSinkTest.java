package dev.etlpipeline.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.definition.SourceSpec;
import dev.etlpipeline.core.definition.TargetSpec;
import dev.etlpipeline.core.module.RawView;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Origin;
import dev.etlpipeline.core.row.RawRecord;
import dev.etlpipeline.core.row.Schema;
import dev.etlpipeline.core.row.Violation;
import dev.etlpipeline.core.run.RunId;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Cursor;
import dev.etlpipeline.core.source.Reject;
import dev.etlpipeline.core.source.Stage;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRejectSinkTest {

    private static final List<Column> COLUMNS = List.of(Column.text("id", 10).asKey());

    private static final PipelineDefinition DEFINITION = new PipelineDefinition(
            "p",
            new SourceSpec(StandardCharsets.UTF_8, ',', COLUMNS, Map.of(), List.of()),
            new Schema(COLUMNS),
            List.of(),
            List.of(),
            List.of(),
            new TargetSpec("s", "t", false, true));

    private static final Violation WHY = new Violation("required", "id", "must");

    @TempDir
    Path folder;

    private final CurrentRun run =
            new CurrentRun(new RunId("run-1"), 1, "p", Clock.systemUTC(), new Listeners(List.of()));

    private static Chunk chunk(long number, Reject... rejects) {
        return new Chunk(number, Cursor.START, new Cursor(rejects.length, 9, 9), false, List.of(), List.of(rejects), 9);
    }

    private static Reject reject(long record, String raw, Violation... violations) {
        return new Reject(
                Stage.VALIDATE,
                List.of(violations),
                new Origin("f.csv", record, record + 1, 100 * record, RawRecord.of(raw)),
                null);
    }

    private List<CSVRecord> read(Path file) throws Exception {
        try (CSVParser parser = CSVParser.parse(
                file,
                StandardCharsets.UTF_8,
                CSVFormat.RFC4180.builder().setHeader().get())) {
            return parser.getRecords();
        }
    }

    @Test
    void makesNoFileWithoutRejects() throws Exception {
        try (CsvRejectSink sink = new CsvRejectSink(folder.resolve("a/r.csv"), DEFINITION, List.of())) {
            assertThat(sink.file()).isEmpty();
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void keepsOneLineARejectWithAllItsReasons() throws Exception {
        Path file = folder.resolve("rejects/r.csv");
        try (CsvRejectSink sink = new CsvRejectSink(file, DEFINITION, List.of())) {
            sink.keep(
                    run,
                    chunk(
                            1,
                            reject(
                                    7,
                                    "a,\"b\nc\"",
                                    new Violation("email", "email", "must be an e-mail address"),
                                    new Violation("column-count", null, "expected 10 fields"))));
            sink.keep(run, chunk(2, reject(9, "x", new Violation("phone", "phone", "no number"))));
            sink.force();
            assertThat(sink.file()).contains(file);
        }

        List<CSVRecord> lines = read(file);

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).toMap())
                .containsEntry("run", "run-1")
                .containsEntry("chunk", "1")
                .containsEntry("record", "7")
                .containsEntry("line", "8")
                .containsEntry("byte_offset", "700")
                .containsEntry("stage", "VALIDATE")
                .containsEntry("rule", "email; column-count")
                .containsEntry("column", "email; ")
                .containsEntry("raw_record", "a,\"b\nc\"");
        assertThat(lines.get(1).get("record")).isEqualTo("9");
    }

    @Test
    void goesOnWithTheFileThatAnEarlierAttemptBegan() throws Exception {
        Path file = folder.resolve("r.csv");
        for (int number = 1; number <= 2; number++) {
            try (CsvRejectSink sink = new CsvRejectSink(file, DEFINITION, List.of())) {
                sink.keep(run, chunk(number, reject(number, "x", new Violation("phone", "phone", "no number"))));
            }
        }

        assertThat(read(file)).extracting(line -> line.get("record")).containsExactly("1", "2");
    }

    @Test
    void isReadableByItsOwnerOnly() throws Exception {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        Path file = folder.resolve("r.csv");
        try (CsvRejectSink sink = new CsvRejectSink(file, DEFINITION, List.of())) {
            sink.keep(run, chunk(1, reject(1, "a1", new Violation("r", "id", "why"))));
        }

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void keepsOfARawRecordWhatTheViewsAllow() throws Exception {
        RawView masked = (definition, reject, raw) -> raw.replaceAll("[0-9]", "#");
        Path file = folder.resolve("r.csv");
        try (CsvRejectSink sink = new CsvRejectSink(file, DEFINITION, List.of(masked))) {
            sink.keep(run, chunk(1, reject(1, "a1", new Violation("r", "id", "why"))));
        }

        assertThat(Files.readString(file)).contains("a#").doesNotContain("a1");
    }

    @Test
    void namesItsFileWhenThereIsNoRoom() throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "only Linux has it");
        CsvRejectSink sink = new CsvRejectSink(full, DEFINITION, List.of());
        sink.announce(run, chunk(1, reject(1, "x", WHY)));
        sink.announce(run, chunk(2, reject(2, "x", WHY)));

        for (long number = 1; number <= 2; number++) {
            sink.keep(run, chunk(number, reject(number, "x", WHY)));
            assertThatThrownBy(sink::force)
                    .isInstanceOf(FileSystemException.class)
                    .hasMessageStartingWith("/dev/full: ");
        }
        sink.close();
    }

    @Test
    void writesWhatWasAnnouncedOnlyOnce() throws Exception {
        Path file = folder.resolve("r.csv");
        try (CsvRejectSink sink = new CsvRejectSink(file, DEFINITION, List.of())) {
            sink.announce(run, chunk(1, reject(1, "a", WHY)));
            sink.announce(run, chunk(2, reject(2, "b", WHY)));
            sink.keep(run, chunk(1, reject(1, "a", WHY)));
            sink.force();
            sink.keep(run, chunk(2, reject(2, "b", WHY)));
            sink.keep(run, chunk(2, reject(2, "b", WHY))); // done again before it was forced
            sink.force();

            assertThat(read(file)).extracting(line -> line.get("record")).containsExactly("1", "2");
        }
    }

    @Test
    void holdsWhatIsKeptWhenItWasForced() throws Exception {
        Path file = folder.resolve("r.csv");
        try (CsvRejectSink sink = new CsvRejectSink(file, DEFINITION, List.of())) {
            for (long number = 1; number <= 50; number++) {
                sink.announce(run, chunk(number, reject(number, "a", WHY)));
                sink.keep(run, chunk(number, reject(number, "a", WHY)));
                sink.force();

                assertThat(read(file)).hasSize((int) number);
            }
        }
    }

    @Test
    void writesAChunkAgainThatIsDoneAgainAfterItWasForced() throws Exception {
        Path file = folder.resolve("r.csv");
        try (CsvRejectSink sink = new CsvRejectSink(file, DEFINITION, List.of())) {
            for (int attempt = 1; attempt <= 2; attempt++) {
                sink.keep(run, chunk(1, reject(1, "a", WHY)));
                sink.force();
            }

            assertThat(read(file)).extracting(line -> line.get("record")).containsExactly("1", "1");
        }
    }

    @Test
    void makesNoFileOfWhatIsOnlyAnnounced() throws Exception {
        Path file = folder.resolve("r.csv");
        try (CsvRejectSink sink = new CsvRejectSink(file, DEFINITION, List.of())) {
            sink.announce(run, chunk(1, reject(1, "a", WHY)));

            assertThat(sink.file()).isEmpty();
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void forgetsWhatWasAnnouncedAndPassedOver() throws Exception {
        Path file = folder.resolve("r.csv");
        try (CsvRejectSink sink = new CsvRejectSink(file, DEFINITION, List.of())) {
            sink.announce(run, chunk(1, reject(1, "a", WHY)));
            sink.announce(run, chunk(2, reject(2, "b", WHY)));
            sink.keep(run, chunk(2, reject(2, "b", WHY)));
            sink.force();

            assertThat(read(file)).extracting(line -> line.get("record")).containsExactly("1", "2");
        }
    }
}
