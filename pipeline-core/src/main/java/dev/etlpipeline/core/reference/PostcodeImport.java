package dev.etlpipeline.core.reference;

import dev.etlpipeline.core.control.Holder;
import dev.etlpipeline.core.control.RunLease;
import dev.etlpipeline.core.control.Waiting;
import dev.etlpipeline.core.run.RunId;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.RunStopped;
import dev.etlpipeline.core.settings.CsvSettings;
import dev.etlpipeline.core.source.SourceException;
import dev.etlpipeline.core.warehouse.SqlErrors;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.core.warehouse.WarehouseException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Imports postcodes into the warehouse, in place of those imported before. The new rows go in beside the old ones, a chunk
 * a transaction, under a number of their own; only when all are there does one UPDATE make that number the one that counts.
 * Look-ups therefore see all of the old import or all of the new one, and an import that fails or dies changes nothing for
 * them. Two imports exclude each other by a lease. Memory holds a chunk, whatever the file's size.
 */
public final class PostcodeImport {

    private static final Logger LOG = LoggerFactory.getLogger(PostcodeImport.class);

    /** The lease's name. */
    private static final String LEASE = "reference postcodes";

    private final Warehouse warehouse;
    private final Parts parts;
    private final AtomicBoolean stop = new AtomicBoolean();

    /**
     * What an import needs beside the warehouse.
     *
     * @param spool   for what has to be unpacked
     * @param ttl     of the lease
     * @param version of the pipeline, for the register
     */
    public record Parts(
            CsvSettings csv, Path spool, Duration ttl, Clock clock, String version, ImportWatcher watcher) {}

    /** @param warehouse migrated */
    public PostcodeImport(Warehouse warehouse, Parts parts) {
        this.warehouse = warehouse;
        this.parts = parts;
    }

    /** Ends the import after the chunk in hand; what was imported before stays. Any thread. */
    public void requestStop() {
        stop.set(true);
    }

    /**
     * Imports, or finds that the same bytes count already.
     *
     * @throws SourceException    the files can't be read, are in no known layout, or hold no usable line
     * @throws WarehouseException the warehouse refuses
     * @throws RunStopped         it was stopped, or another import took over
     * @throws dev.etlpipeline.core.control.LeaseHeldException another import goes on
     */
    public ImportResult run(ImportRequest request) throws IOException {
        try (ReferenceFiles files = ReferenceFiles.open(request.file(), parts.spool());
                NamesFile given = NamesFile.open(request.names(), parts.spool())) {
            return run(request, files, given.files());
        } catch (SQLException e) {
            throw new WarehouseException(
                    "the postcodes could not be imported, the warehouse says: " + SqlErrors.describe(e)
                            + "; the import before this one still counts",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopped();
        }
    }

    private ImportResult run(ImportRequest request, ReferenceFiles files, Optional<ReferenceFiles> given)
            throws IOException, SQLException, InterruptedException {
        PostcodeFiles chosen = PostcodeFiles.of(files);
        AreaNames names = PostcodeFiles.names(files, given);
        String digest = ReferenceFiles.digest(
                Stream.concat(Stream.of(files), given.stream()).toList());
        try (RunLease lease = lease();
                Connection connection = warehouse.dataSource().getConnection()) {
            Optional<ImportRegister.Finished> same = ImportRegister.current(connection)
                    .filter(last -> last.sha256().equals(digest) && !request.again());
            if (same.isPresent()) {
                return new ImportResult(
                        same.get().id(),
                        chosen.layout().title(),
                        chosen.parts().size(),
                        names.districts(),
                        ImportCounts.NONE,
                        Duration.ZERO,
                        same.get().finished());
            }
            long id = ImportRegister.start(
                    connection,
                    chosen.layout().title(),
                    files.name(),
                    digest,
                    parts.clock().instant(),
                    parts.version());
            return load(connection, lease, id, chosen, names);
        }
    }

    private RunLease lease() throws SQLException, InterruptedException {
        return RunLease.acquire(
                warehouse.dataSource(),
                new RunLease.Request(
                        LEASE,
                        RunId.next(parts.clock(), new SecureRandom()).value(),
                        Holder.ofThisProcess(),
                        parts.ttl(),
                        warehouse.isOpenToThisProcessAlone()),
                parts.clock(),
                Waiting.SYSTEM,
                parts.watcher()::noted,
                stop::get);
    }

    private ImportResult load(Connection connection, RunLease lease, long id, PostcodeFiles chosen, AreaNames names)
            throws IOException, SQLException {
        long started = System.nanoTime();
        ReferencePostcodes table = new ReferencePostcodes(warehouse.dialect());
        boolean finished = false;
        try {
            PartLoader loader = new PartLoader(connection, lease, table, id, parts, names, stop);
            ImportCounts counts = ImportCounts.NONE;
            for (ReferencePart part : chosen.parts()) {
                counts = loader.load(part, part.layout().orElseThrow(), counts);
            }
            if (counts.imported() == 0) {
                throw new SourceException("No line of " + counts.read() + " holds a postcode that can be used"
                        + reasons(counts) + ". The import before this one still counts.");
            }
            ImportRegister.finish(connection, id, counts, parts.clock().instant());
            finished = true;
            parts.watcher().noted("deleting what was imported before");
            table.deleteBefore(connection, id);
            Duration took = Duration.ofNanos(System.nanoTime() - started);
            LOG.info("Import {} of postcodes: {} in {} ms", id, counts, took.toMillis());
            return new ImportResult(
                    id, chosen.layout().title(), chosen.parts().size(), names.districts(), counts, took, null);
        } finally {
            if (!finished) {
                takeBack(connection, table, id);
            }
        }
    }

    private static String reasons(ImportCounts counts) {
        return counts.reasons().isEmpty()
                ? ""
                : ": " + String.join("; ", counts.reasons().keySet());
    }

    /** What is left of an import that failed only takes room, and the next one deletes it at the latest. */
    private static void takeBack(Connection connection, ReferencePostcodes table, long id) {
        try {
            connection.setAutoCommit(true);
            table.deleteOf(connection, id);
        } catch (SQLException e) {
            LOG.warn("The rows of import {} could not be deleted: {}", id, SqlErrors.describe(e));
        }
    }

    static RunStopped stopped() {
        return new RunStopped(
                RunState.INTERRUPTED,
                "The import was stopped; the postcodes imported before it still count.",
                "./pipeline reference import postcodes");
    }

    /** The names that a user gave, or none. */
    private record NamesFile(Optional<ReferenceFiles> files) implements AutoCloseable {

        static NamesFile open(@Nullable Path named, Path spool) throws IOException {
            return new NamesFile(named == null ? Optional.empty() : Optional.of(ReferenceFiles.open(named, spool)));
        }

        @Override
        public void close() throws IOException {
            if (files.isPresent()) {
                files.get().close();
            }
        }
    }
}
