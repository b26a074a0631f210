package dev.etlpipeline.testkit;

import dev.etlpipeline.core.control.SourceFiles;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.load.Fence;
import dev.etlpipeline.core.load.LoadParticipant;
import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.load.Loader;
import dev.etlpipeline.core.load.PreparedChunk;
import dev.etlpipeline.core.load.Preparer;
import dev.etlpipeline.core.load.RefusalPolicy;
import dev.etlpipeline.core.load.ValueCodec;
import dev.etlpipeline.core.row.Origin;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.run.RejectSink;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Cursor;
import dev.etlpipeline.core.source.SourceFile;
import dev.etlpipeline.core.warehouse.Dialect;
import dev.etlpipeline.core.warehouse.TargetCheck;
import dev.etlpipeline.core.warehouse.TargetTable;
import dev.etlpipeline.core.warehouse.Warehouse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A target and everything needed to load chunks into it, without a run around them. */
public final class LoadBench implements AutoCloseable {

    private final Warehouse warehouse;
    private final PipelineDefinition definition;
    private final TargetTable table;
    private final RunContext run = new TestRun("bench");
    private List<LoadParticipant> participants = List.of();
    private List<ValueCodec> codecs = List.of();
    private Fence fence = tx -> {};
    private RejectSink rejects = new RejectsInMemory();
    private RefusalPolicy refusals = RefusalPolicy.NEVER;
    private Dialect dialect;
    private long runNo;

    public LoadBench(TestDatabase database, PipelineDefinition definition) throws SQLException {
        this.warehouse = database.open();
        this.dialect = warehouse.dialect();
        this.definition = definition;
        this.table = new TargetTable(definition);
        try (Connection connection = warehouse.dataSource().getConnection()) {
            new TargetCheck(warehouse.dialect(), table).ensure(connection);
        }
    }

    public Warehouse warehouse() {
        return warehouse;
    }

    public TargetTable table() {
        return table;
    }

    public void participants(LoadParticipant... all) {
        participants = List.of(all);
    }

    public void codecs(ValueCodec... all) {
        codecs = List.of(all);
    }

    public void fence(Fence newFence) {
        fence = newFence;
    }

    public void rejects(RejectSink sink) {
        rejects = sink;
    }

    /** What becomes of a chunk that the database refuses; core's own where this is not called. */
    public void refusals(RefusalPolicy policy) {
        refusals = policy;
    }

    /** From now on a refusal ends the transaction that looks for the refused rows. */
    public void dooming() {
        dialect = HookedDialect.dooming(warehouse.dialect());
    }

    /** A file of new content. */
    public long newFile() throws SQLException {
        String sha = Long.toHexString(ThreadLocalRandom.current().nextLong())
                + table.spec().table();
        try (Connection connection = warehouse.dataSource().getConnection()) {
            return SourceFiles.register(connection, new SourceFile("test.csv", sha, 1), run.clock());
        }
    }

    /** The row at this record number. */
    public Row row(long record, @Nullable Object... values) {
        return Row.of(definition.schema(), Origin.ofRecord(record), values);
    }

    /** Loads the rows as one chunk of a new run; their record numbers must follow one another. */
    public LoadedChunk load(long file, Row... rows) throws SQLException, IOException {
        return load(file, List.of(rows));
    }

    public LoadedChunk load(long file, List<Row> rows) throws SQLException, IOException {
        return loader(file).load(new Preparer(table).prepare(chunk(rows)));
    }

    /** Loads the rows in chunks of a size, as one run. */
    public List<LoadedChunk> loadInChunks(long file, List<Row> rows, int size) throws SQLException, IOException {
        Loader loader = loader(file);
        List<LoadedChunk> loaded = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += size) {
            loaded.add(loader.load(new Preparer(table)
                    .prepare(chunk(rows.subList(from, Math.min(rows.size(), from + size))))));
        }
        return loaded;
    }

    /** The same as a run does it, whose workers prepare and look up so many chunks ahead of the load. */
    public List<LoadedChunk> loadLookingAhead(long file, List<Row> rows, int size, int ahead)
            throws SQLException, IOException {
        Loader loader = loader(file);
        List<PreparedChunk> chunks = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += size) {
            chunks.add(new Preparer(table)
                    .prepare(chunk(rows.subList(from, Math.min(rows.size(), from + size)))
                            .numbered(chunks.size() + 1L)));
        }
        List<LoadedChunk> loaded = new ArrayList<>();
        for (int i = 0; i < chunks.size() + ahead; i++) {
            if (i < chunks.size()) {
                loader.prepare(chunks.get(i));
                loader.lookAhead(chunks.get(i));
            }
            if (i >= ahead) {
                loaded.add(loader.load(chunks.get(i - ahead)));
            }
        }
        return loaded;
    }

    /** A loader of a new run on this file. */
    public Loader loader(long file) {
        return new Loader(
                warehouse.dataSource(),
                dialect,
                table,
                new Loader.LoadEdge(participants, codecs, fence, rejects, refusals),
                run,
                file,
                ++runNo);
    }

    public static Chunk chunk(List<Row> rows) {
        long first = rows.isEmpty() ? 1 : rows.get(0).origin().record();
        Cursor from = new Cursor(first - 1, 0, 1);
        return new Chunk(1, from, new Cursor(first - 1 + rows.size(), 0, 1), false, rows, List.of(), rows.size());
    }

    /** The target's rows in key order, without the technical columns; each value in its Java type. */
    public List<List<@Nullable Object>> rows() throws SQLException {
        return select(definition.schema().columns().stream().map(c -> c.name()).toList());
    }

    /** These columns of the target's rows, in key order. */
    public List<List<@Nullable Object>> select(List<String> columns) throws SQLException {
        String list = columns.stream().map(warehouse.dialect()::quote).collect(Collectors.joining(", "));
        String keys = table.keys().stream()
                .map(key -> warehouse.dialect().quote(key.name()))
                .collect(Collectors.joining(", "));
        String sql = "SELECT " + list + " FROM " + warehouse.dialect().qualified(table) + " ORDER BY " + keys;
        List<List<@Nullable Object>> rows = new ArrayList<>();
        try (Connection connection = warehouse.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                List<@Nullable Object> row = new ArrayList<>();
                for (int i = 0; i < columns.size(); i++) {
                    row.add(value(result, i + 1, table.fields().get(table.indexOf(columns.get(i)))));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static @Nullable Object value(ResultSet result, int column, TargetTable.Field field) throws SQLException {
        Object value = result.getObject(column, field.kind().javaType());
        return result.wasNull() ? null : value instanceof Date date ? date.toLocalDate() : value;
    }

    /** Runs a statement outside the loader, as somebody else would. */
    public int execute(String sql) throws SQLException {
        try (Connection connection = warehouse.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    /** Lets a column be null and makes it so, as in a table whose columns were added later. */
    public void makeNull(String column) throws SQLException {
        String name = warehouse.dialect().quote(column);
        TargetTable.Field field = table.fields().get(table.indexOf(column));
        execute("ALTER TABLE " + target() + " DROP COLUMN " + name);
        execute("ALTER TABLE " + target() + " ADD " + name + " "
                + warehouse.dialect().type(table, field) + " NULL");
    }

    /** The target's name as SQL wants it. */
    public String target() {
        return warehouse.dialect().qualified(table);
    }

    /** Somebody else who writes a row between the look-up and the write of the next load. */
    public MidwayWriter writeMidway(Row row) {
        return new MidwayWriter(row);
    }

    /** Loads through a data source that lets another load go first, once. */
    public final class MidwayWriter {

        private final Row row;
        private int attempts;

        private MidwayWriter(Row row) {
            this.row = row;
        }

        /** How many transactions the load took. */
        public int attempts() {
            return attempts;
        }

        public LoadedChunk load(long file, Row... rows) throws SQLException, IOException {
            long otherFile = newFile();
            Loader loader = new Loader(
                    warehouse.dataSource(),
                    new HookedDialect(warehouse.dialect(), () -> {
                        if (attempts++ == 0) {
                            LoadBench.this.load(otherFile, row);
                        }
                    }),
                    table,
                    new Loader.LoadEdge(List.of(), List.of(), fence, new RejectsInMemory(), RefusalPolicy.NEVER),
                    run,
                    file,
                    ++runNo);
            return loader.load(new Preparer(table).prepare(chunk(List.of(rows))));
        }
    }

    @Override
    public void close() throws SQLException {
        try {
            execute("DROP TABLE " + target());
        } finally {
            warehouse.close();
        }
    }
}
