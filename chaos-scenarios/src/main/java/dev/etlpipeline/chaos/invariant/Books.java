package dev.etlpipeline.chaos.invariant;

import dev.etlpipeline.chaos.experiment.Journal;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Where a drill's file, the database it was loaded into and the log of the run are found, for whoever looks at them afterwards.
 *
 * @param connector  a connection past whatever is broken; whoever takes it closes it
 * @param pipeline   as audit rows name it
 * @param table      the target, with its schema
 * @param control    the target of an undisturbed load of the same file
 * @param key        name of the key column, in file and target
 * @param file       a plain CSV file in UTF-8, with a header
 * @param folder     of the child: its log, and its rejects where no table holds them
 * @param again      loads the file again in another run, and gives the exit code
 * @param journal    takes the figures
 */
public record Books(
        Connector connector,
        String pipeline,
        String table,
        String control,
        String key,
        Path file,
        Path folder,
        Callable<Integer> again,
        Journal journal) {

    static final String LEDGER = "etl.chunk_ledger";
    static final String QUARANTINE = "etl.quarantine";
    private static final String RUN = "SELECT batch_id FROM etl.enrichment_audit WHERE audit_id = (SELECT MIN(audit_id)"
            + " FROM etl.enrichment_audit WHERE pipeline = ? AND operation_type = 'LOAD' AND status <> 'REJECTED')";

    /** Opens connections. */
    @FunctionalInterface
    public interface Connector {
        Connection connect() throws SQLException;
    }

    /** All that stands in the target, in few characters: differs as soon as one value of one row does. */
    public String fingerprint() throws SQLException {
        try (Connection connection = connector.connect()) {
            return Digest.of(connection, table, Set.of()).toString();
        }
    }

    boolean hasLedger(Connection connection) throws SQLException {
        return Sql.isThere(connection, LEDGER);
    }

    /** The first run of the pipeline that loaded anything: the one that was broken. */
    String runId(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(RUN)) {
            statement.setString(1, pipeline);
            try (var found = statement.executeQuery()) {
                String id = found.next() ? found.getString(1) : null;
                if (id == null) {
                    throw new IllegalStateException("no run of " + pipeline + " stands in the audit");
                }
                return id;
            }
        }
    }

    /** Numbers of the records that were set aside and are not loaded: from the quarantine, or from the run's rejects file. */
    NavigableSet<Long> setAside(Connection connection) throws SQLException, IOException {
        if (Sql.isThere(connection, QUARANTINE)) {
            return Sql.set(
                    connection,
                    "SELECT source_record FROM etl.quarantine WHERE run_id = ? AND state IN ('held', 'fixed', 'discarded')",
                    runId(connection));
        }
        return rejected(runId(connection));
    }

    private NavigableSet<Long> rejected(String run) throws IOException {
        NavigableSet<Long> records = new TreeSet<>();
        Path rejects = folder.resolve("var/rejects");
        if (Files.isDirectory(rejects)) {
            try (Stream<Path> files = Files.list(rejects)) {
                for (Path rejectsFile : files.toList()) {
                    read(rejectsFile, run, records);
                }
            }
        }
        return records;
    }

    private static void read(Path rejects, String run, NavigableSet<Long> records) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = Files.newBufferedReader(rejects, StandardCharsets.UTF_8);
                CSVParser parser = CSVParser.parse(reader, format)) {
            for (CSVRecord line : parser) {
                if (line.get("run").equals(run)) {
                    records.add(Long.valueOf(line.get("record")));
                }
            }
        }
    }

    /** The log's lines; none where there is no log. */
    List<String> log() throws IOException {
        Path log = folder.resolve("pipeline.log");
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }
}
