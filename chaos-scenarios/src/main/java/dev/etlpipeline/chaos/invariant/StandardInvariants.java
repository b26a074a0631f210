package dev.etlpipeline.chaos.invariant;

import dev.etlpipeline.chaos.experiment.Examination;
import dev.etlpipeline.chaos.experiment.Finding;
import dev.etlpipeline.chaos.experiment.Invariant;
import dev.etlpipeline.chaos.experiment.Journal.Sample;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The invariants that every drill looks at, whatever it breaks. */
public final class StandardInvariants {

    private static final String LEDGER_SUMS =
            "SELECT SUM(last_record - first_record + 1), SUM(rows_inserted), SUM(rows_updated),"
                    + " SUM(rows_unchanged), SUM(rows_superseded), SUM(rows_quarantined) FROM etl.chunk_ledger WHERE run_id = ?";
    private static final String AUDIT_SUMS = "SELECT records_processed, rows_inserted, rows_updated, rows_unchanged,"
            + " rows_superseded, rows_quarantined FROM etl.enrichment_audit WHERE batch_id = ?"
            + " ORDER BY attempt DESC";
    private static final String RANGES =
            "SELECT first_record, last_record FROM etl.chunk_ledger WHERE run_id = ? ORDER BY first_record";

    private StandardInvariants() {}

    /**
     * In the order in which they are looked at; the one that loads the file again comes last.
     *
     * @param books of the world that is looked at
     */
    public static <W> List<Invariant<W>> of(Function<? super W, Books> books) {
        PlainFiles plain = new PlainFiles();
        return List.of(
                new Invariant<>(
                        "the account balances", LEDGER_SUMS, on(books, (at, connection) -> law(at, connection, plain))),
                new Invariant<>(
                        "every record is in exactly one place",
                        "record numbers of a plain reader, of the target's source_record, of the quarantine and of the"
                                + " ledger's ranges, as sets",
                        on(books, (at, connection) -> sets(at, connection, plain))),
                new Invariant<>(
                        "no key is there twice",
                        "SELECT COUNT(*) FROM (SELECT key FROM target GROUP BY key HAVING COUNT(*) > 1)",
                        on(books, StandardInvariants::keys)),
                new Invariant<>(
                        "the target is that of an undisturbed run",
                        "sum of SHA-256 over all rows, whatever their order, without run, times, file and record",
                        on(books, StandardInvariants::digests)),
                new Invariant<>(
                        "the checkpoint was never ahead of the rows",
                        "at each sample: SUM(rows_inserted) of the ledger, asked first, <= COUNT(*) of the target",
                        on(books, StandardInvariants::checkpoint)),
                new Invariant<>(
                        "everything written names the run",
                        "rows of ledger and quarantine by run id, and the log's lines",
                        on(books, RunIds::examine)),
                new Invariant<>(
                        "running the file again changes nothing",
                        "sum of SHA-256 over all rows and all columns, before and after",
                        on(books, StandardInvariants::again)));
    }

    private interface Look {
        Finding at(Books books, Connection connection) throws Exception;
    }

    private static <W> Examination<W> on(Function<? super W, Books> of, Look look) {
        return world -> {
            Books books = of.apply(world);
            try (Connection connection = books.connector().connect()) {
                return look.at(books, connection);
            }
        };
    }

    private static Finding law(Books books, Connection connection, PlainFiles plain) throws SQLException, IOException {
        String run = books.runId(connection);
        String sql = books.hasLedger(connection) ? LEDGER_SUMS : AUDIT_SUMS;
        List<long[]> found = Sql.numbers(connection, sql, run);
        long[] sums = found.isEmpty() ? new long[6] : found.get(0);
        long records = plain.of(books).records();
        long setAside = books.setAside(connection).size();
        long accounted = sums[1] + sums[2] + sums[3] + sums[4] + sums[5];
        String evidence = records + " records in the file; read " + sums[0] + " = " + sums[1] + " inserted + " + sums[2]
                + " updated + " + sums[3] + " unchanged + " + sums[4] + " superseded + " + sums[5] + " quarantined; "
                + setAside + " are in quarantine";
        books.journal().figure("account", sql, evidence);
        return Finding.of(sums[0] == records && accounted == records && setAside == sums[5], evidence);
    }

    private static Finding sets(Books books, Connection connection, PlainFiles plain) throws SQLException, IOException {
        PlainFile file = plain.of(books);
        String loadedSql = "SELECT source_record FROM " + books.table();
        NavigableSet<Long> loaded = Sql.set(connection, loadedSql);
        NavigableSet<Long> setAside = books.setAside(connection);
        NavigableSet<Long> both = new TreeSet<>(loaded);
        both.retainAll(setAside);
        NavigableSet<Long> neither = file.numbers();
        neither.removeAll(loaded);
        neither.removeAll(setAside);
        NavigableSet<Long> overruled = file.overruled(setAside);
        NavigableSet<Long> lost = new TreeSet<>(neither);
        lost.removeAll(overruled);
        NavigableSet<Long> overruledAndLoaded = new TreeSet<>(overruled);
        overruledAndLoaded.retainAll(loaded);
        NavigableSet<Long> unknown = new TreeSet<>(loaded);
        unknown.addAll(setAside);
        unknown.removeAll(file.numbers());
        String gaps = books.hasLedger(connection) ? gaps(books, connection, file.records()) : "";
        String evidence = loaded.size() + " loaded, " + setAside.size() + " in quarantine, " + overruled.size()
                + " overruled by a later record of their key; lost " + some(lost) + ", in two places " + some(both)
                + ", overruled and loaded " + some(overruledAndLoaded) + ", in no file " + some(unknown) + gaps;
        books.journal().figure("record numbers", loadedSql, evidence);
        return Finding.of(
                lost.isEmpty() && both.isEmpty() && overruledAndLoaded.isEmpty() && unknown.isEmpty() && gaps.isEmpty(),
                evidence);
    }

    private static String gaps(Books books, Connection connection, long records) throws SQLException {
        long next = 1;
        for (long[] range : Sql.numbers(connection, RANGES, books.runId(connection))) {
            if (range[0] != next) {
                return "; the ledger goes on with record " + range[0] + " where " + next + " was to come";
            }
            next = range[1] + 1;
        }
        return next == records + 1 ? "" : "; the ledger ends before record " + next + " of " + records;
    }

    private static String some(NavigableSet<Long> numbers) {
        return numbers.isEmpty()
                ? "none"
                : numbers.size() + " (" + numbers.stream().limit(5).toList() + ")";
    }

    private static Finding keys(Books books, Connection connection) throws SQLException {
        String sql = "SELECT COUNT(*) FROM (SELECT " + books.key() + " FROM " + books.table() + " GROUP BY "
                + books.key() + " HAVING COUNT(*) > 1) twice";
        long twice = Sql.number(connection, sql);
        books.journal().figure("keys that are there twice", sql, twice);
        return Finding.of(twice == 0, twice + " keys");
    }

    private static Finding digests(Books books, Connection connection) throws SQLException {
        Digest here = Digest.of(connection, books.table(), Digest.PROVENANCE);
        Digest there = Digest.of(connection, books.control(), Digest.PROVENANCE);
        books.journal().figure("digest", "SELECT * FROM " + books.table(), here.sum());
        books.journal().figure("digest of the control run", "SELECT * FROM " + books.control(), there.sum());
        return Finding.of(here.equals(there), here + "; control run: " + there);
    }

    private static Finding checkpoint(Books books, Connection connection) throws SQLException {
        if (!books.hasLedger(connection)) {
            return Finding.skipped("no module that keeps checkpoints is installed");
        }
        List<Sample> samples = books.journal().samples().stream()
                .filter(sample -> sample.rows() != null && sample.promised() != null)
                .toList();
        long ahead = samples.stream().filter(StandardInvariants::isAhead).count();
        return Finding.of(!samples.isEmpty() && ahead == 0, samples.size() + " samples, ahead at " + ahead);
    }

    private static boolean isAhead(Sample sample) {
        Long rows = sample.rows();
        Long promised = sample.promised();
        return rows != null && promised != null && promised > rows;
    }

    private static Finding again(Books books, Connection connection) throws Exception {
        Digest before = Digest.of(connection, books.table(), Set.of());
        int exit = books.again().call();
        Digest after = Digest.of(connection, books.table(), Set.of());
        books.journal().figure("digest of all columns", "SELECT * FROM " + books.table(), before.sum());
        books.journal().figure("the same after another run", "SELECT * FROM " + books.table(), after.sum());
        return Finding.of(exit == 0 && before.equals(after), "exit code " + exit + "; " + before + "; then " + after);
    }
}
