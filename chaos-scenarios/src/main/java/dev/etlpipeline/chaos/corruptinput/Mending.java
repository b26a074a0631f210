package dev.etlpipeline.chaos.corruptinput;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.etlpipeline.chaos.child.ChildEvent;
import dev.etlpipeline.chaos.child.Ended;
import dev.etlpipeline.chaos.experiment.Finding;
import dev.etlpipeline.chaos.invariant.Digest;
import dev.etlpipeline.chaos.invariant.Sql;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** Somebody mends what was set aside, by the commands that are there for it, and it comes back. */
final class Mending {

    /** Columns of the exported file before those of the file that was loaded. */
    private static final int OWN = 4;

    private Mending() {}

    /** Mended as it should have been, everything comes back: nothing tells that it had ever been damaged. */
    static Finding comesBack(Input input) throws Exception {
        return input.ofQuarantine(connection -> {
            Path exported = input.bench().file("mend.csv");
            run(input, "quarantine", "export", exported.toString(), "--run", input.runId());
            Path mended = mend(exported, input, connection);
            run(input, "quarantine", "fix", mended.toString());
            run(input, "quarantine", "replay", "--run", input.runId(), "--no-enrich");
            Digest here = Digest.of(connection, input.bench().pipeline().table(), Digest.PROVENANCE);
            Digest there = Digest.of(connection, input.bench().control().table(), Digest.PROVENANCE);
            long left = waiting(connection, input);
            return Finding.of(
                    here.equals(there) && left == 0,
                    here + "; undamaged: " + there + "; " + left + " records still wait");
        });
    }

    /** What came back does not come back once more. */
    static Finding notTwice(Input input) throws Exception {
        return input.ofQuarantine(connection -> {
            String table = input.bench().pipeline().table();
            Digest before = Digest.of(connection, table, Set.of());
            Ended second = run(input, "quarantine", "replay", "--run", input.runId(), "--no-enrich");
            Digest after = Digest.of(connection, table, Set.of());
            long runs = second.events().stream()
                    .filter(event -> event.is(ChildEvent.RUN_STARTED))
                    .count();
            return Finding.of(
                    runs == 0 && before.equals(after) && before.rows() > 0,
                    "it says: " + second.out().strip() + "; " + before + "; then " + after);
        });
    }

    private static Ended run(Input input, String... command) {
        Ended ended = input.bench().run(input.setup(), command);
        if (ended.exitCode() != 0) {
            throw new IllegalStateException(
                    String.join(" ", command) + " ended with exit code " + ended.exitCode() + ": " + ended.err());
        }
        return ended;
    }

    /** As in a spreadsheet: each record gets the values that it should have had. */
    private static Path mend(Path exported, Input input, Connection connection) throws IOException, SQLException {
        Map<Long, Long> records = new HashMap<>();
        Sql.numbers(connection, "SELECT id, source_record FROM etl.quarantine WHERE run_id = ?", input.runId())
                .forEach(row -> records.put(row[0], row[1]));
        Path mended = input.bench().file("mended.csv");
        try (Reader reader = Files.newBufferedReader(exported, UTF_8);
                CSVParser parser = CSVParser.parse(reader, CSVFormat.RFC4180);
                CSVPrinter printer = new CSVPrinter(Files.newBufferedWriter(mended, UTF_8), CSVFormat.RFC4180)) {
            for (CSVRecord line : parser) {
                List<String> cells = line.toList();
                if (line.getRecordNumber() > 1) {
                    long record = records.getOrDefault(Long.valueOf(cells.get(0)), 0L);
                    cells = new ArrayList<>(cells.subList(0, OWN));
                    cells.addAll(input.written().records().get((int) record - 1).fields());
                }
                printer.printRecord(cells);
            }
        }
        return mended;
    }

    private static long waiting(Connection connection, Input input) throws SQLException {
        return Sql.number(
                connection,
                "SELECT COUNT(*) FROM etl.quarantine WHERE run_id = ? AND state <> 'replayed'",
                input.runId());
    }
}
