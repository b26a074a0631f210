package dev.etlpipeline.core.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.definition.ExtraColumns;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.definition.SourceSpec;
import dev.etlpipeline.core.definition.TargetSpec;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.ColumnType;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.Schema;
import dev.etlpipeline.core.settings.CsvSettings;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Cursor;
import dev.etlpipeline.core.source.Reject;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file, a definition and limits to read it by; what is not said has a default. */
final class CsvFixture {

    private final Path file;
    private final Path spool;
    private List<Column> columns = List.of(Column.text("id", 20).asKey(), Column.text("name", 50));
    private @Nullable Charset charset = StandardCharsets.UTF_8;
    private @Nullable Character delimiter = ',';
    private ExtraColumns extra = ExtraColumns.IGNORE;
    private @Nullable ExtraColumns extraDeclared;
    private Map<String, String> headers = Map.of();
    private List<String> nullTexts = List.of();
    private int maxRecordBytes = 1 << 20;
    private int chunkRows = 4000;
    private int chunkBytes = 1 << 20;
    private long limit = Long.MAX_VALUE;

    CsvFixture(Path folder, byte[] content) throws IOException {
        this.file = Files.write(Files.createTempFile(folder, "input", ".csv"), content);
        this.spool = folder;
    }

    CsvFixture(Path folder, String content) throws IOException {
        this(folder, content.getBytes(StandardCharsets.UTF_8));
    }

    /** For a file that is there already. */
    CsvFixture(Path file) {
        this.file = file;
        this.spool = file.resolveSibling("spool");
    }

    CsvFixture columns(Column... declared) {
        columns = List.of(declared);
        return this;
    }

    /** Columns that are neither key nor required. */
    CsvFixture optional(List<String> names) {
        columns = names.stream().map(name -> Column.text(name, 50)).toList();
        return this;
    }

    CsvFixture charset(Charset declared) {
        charset = declared;
        return this;
    }

    CsvFixture delimiter(char declared) {
        delimiter = declared;
        return this;
    }

    /** Leaves it to the file what its charset and delimiter are. */
    CsvFixture undeclared() {
        charset = null;
        delimiter = null;
        return this;
    }

    CsvFixture extra(ExtraColumns becomes) {
        extra = becomes;
        return this;
    }

    CsvFixture extraDeclared(ExtraColumns becomes) {
        extraDeclared = becomes;
        return this;
    }

    CsvFixture nullTexts(String... texts) {
        nullTexts = List.of(texts);
        return this;
    }

    CsvFixture headers(Map<String, String> declared) {
        headers = declared;
        return this;
    }

    CsvFixture maxRecordBytes(int bytes) {
        maxRecordBytes = bytes;
        return this;
    }

    int maxRecordBytes() {
        return maxRecordBytes;
    }

    CsvFixture chunkRows(int rows) {
        chunkRows = rows;
        return this;
    }

    CsvFixture chunkBytes(int bytes) {
        chunkBytes = bytes;
        return this;
    }

    CsvFixture limit(long records) {
        limit = records;
        return this;
    }

    Path file() {
        return file;
    }

    PipelineDefinition definition() {
        List<Column> all = new ArrayList<>(columns);
        all.add(Column.of("derived", ColumnType.TEXT, Column.Role.DERIVED));
        SourceSpec source = new SourceSpec(charset, delimiter, columns, Map.of(), nullTexts, headers, extraDeclared);
        TargetSpec target = new TargetSpec("warehouse", "t", false, true);
        return new PipelineDefinition("test", source, new Schema(all), List.of(), List.of(), List.of(), target);
    }

    InputFile input() throws IOException {
        return InputFile.open(file, spool);
    }

    CsvSource open(InputFile input) throws IOException {
        CsvSettings settings = () -> maxRecordBytes;
        return CsvSource.open(definition(), input, settings, extra, chunkRows, chunkBytes, limit);
    }

    /** All chunks from a place on, by a source of their own. */
    List<Chunk> chunksFrom(Cursor start) throws IOException {
        List<Chunk> chunks = new ArrayList<>();
        try (InputFile input = input();
                CsvSource source = open(input)) {
            Chunk chunk = source.read(start);
            while (true) {
                chunks.add(chunk);
                if (chunk.last()) {
                    return chunks;
                }
                chunk = source.read(chunk.after());
            }
        }
    }

    List<Chunk> chunks() throws IOException {
        return chunksFrom(Cursor.START);
    }

    List<Row> rows() throws IOException {
        return chunks().stream().flatMap(chunk -> chunk.rows().stream()).toList();
    }

    List<Reject> rejects() throws IOException {
        return chunks().stream().flatMap(chunk -> chunk.rejects().stream()).toList();
    }

    /** The values of each row's source columns. */
    List<List<Object>> values() throws IOException {
        return rows().stream()
                .map(row -> Arrays.asList(row.values()).subList(0, columns.size()))
                .toList();
    }

    /** One line for each record of the chunks, in file order, with all that is known of it. */
    static List<String> described(List<Chunk> chunks) {
        return chunks.stream().flatMap(chunk -> described(chunk).stream()).toList();
    }

    private static List<String> described(Chunk chunk) {
        String[] lines = new String[chunk.records()];
        for (Row row : chunk.rows()) {
            put(
                    lines,
                    chunk,
                    row.origin().record(),
                    row.origin().line() + " " + row.origin().offset() + " "
                            + row.origin().raw().text() + " " + Arrays.toString(row.values()));
        }
        for (Reject reject : chunk.rejects()) {
            put(
                    lines,
                    chunk,
                    reject.origin().record(),
                    reject.origin().line() + " " + reject.origin().offset() + " "
                            + reject.origin().raw().text() + " " + reject.violations());
        }
        return List.of(lines);
    }

    private static void put(String[] lines, Chunk chunk, long record, String description) {
        lines[Math.toIntExact(record - chunk.firstRecord())] = record + " " + description;
    }

    /** Asserts that starting at any chunk gives what reading through gives from there on. */
    void startsAnywhere() throws IOException {
        List<Chunk> through = chunks();
        List<String> all = described(through);
        for (Chunk chunk : through) {
            List<String> expected = all.subList(Math.toIntExact(chunk.from().record()), all.size());
            assertThat(described(chunksFrom(chunk.from())))
                    .as("%s from %s on", file, chunk.from())
                    .isEqualTo(expected);
        }
    }
}
