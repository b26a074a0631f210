package dev.etlpipeline.core.reference;

import dev.etlpipeline.core.control.RunLease;
import dev.etlpipeline.core.csv.CsvSource;
import dev.etlpipeline.core.definition.ExtraColumns;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.definition.SourceSpec;
import dev.etlpipeline.core.definition.TargetSpec;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Schema;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Cursor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Loads the files of an import one after another, each chunk in a transaction that touches the lease. */
record PartLoader(
        Connection connection,
        RunLease lease,
        ReferencePostcodes table,
        long importId,
        PostcodeImport.Parts parts,
        AreaNames names,
        AtomicBoolean stop) {

    /** As a run's: below the locks at which SQL Server takes the table's. */
    private static final int CHUNK_ROWS = 4000;

    private static final int CHUNK_BYTES = 1 << 22;

    /** Longer than any field that is read. */
    private static final int TEXT = 255;

    /** @return the counts and what was added to them */
    ImportCounts load(ReferencePart part, PostcodeLayout layout, ImportCounts before) throws IOException, SQLException {
        parts.watcher().began(part.name(), layout.title());
        ImportCounts counts = before;
        try (InputFile input = part.input(layout, parts.spool());
                CsvSource source = CsvSource.open(
                        definition(layout),
                        input,
                        parts.csv(),
                        ExtraColumns.IGNORE,
                        CHUNK_ROWS,
                        CHUNK_BYTES,
                        Long.MAX_VALUE)) {
            Cursor cursor = Cursor.START;
            boolean last = false;
            while (!last) {
                if (stop.get()) {
                    throw PostcodeImport.stopped();
                }
                Chunk chunk = source.read(cursor);
                int added = layout.missingHeader().isPresent() ? 1 : 0;
                counts = counts.plus(commit(BatchOfLines.of(chunk, layout, names, part.name(), added)));
                parts.watcher().advanced(counts);
                cursor = chunk.after();
                last = chunk.last();
            }
        }
        return counts;
    }

    /** The CSV reader takes what it reads from a pipeline's definition. */
    private static PipelineDefinition definition(PostcodeLayout layout) {
        List<Column> columns =
                layout.columns().stream().map(name -> Column.text(name, TEXT)).toList();
        return new PipelineDefinition(
                "reference",
                new SourceSpec(StandardCharsets.UTF_8, ',', columns, Map.of(), List.of()),
                new Schema(columns),
                List.of(),
                List.of(),
                List.of(),
                new TargetSpec("etl", "reference_postcode", false, false));
    }

    private ImportCounts commit(BatchOfLines batch) throws SQLException {
        try {
            insert(batch);
        } catch (SQLException e) {
            if (!table.isDuplicate(e)) {
                throw e;
            }
            batch.refuseTwice(table.find(
                            connection,
                            importId,
                            batch.postcodes().stream()
                                    .map(ReferencePostcode::postcode)
                                    .toList())
                    .keySet());
            insert(batch);
        }
        return batch.counts();
    }

    private void insert(BatchOfLines batch) throws SQLException {
        connection.setAutoCommit(false);
        try {
            table.insert(connection, importId, batch.postcodes());
            lease.touch(connection);
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }
}
