package dev.etlpipeline.chaos.invariant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.chaos.experiment.Finding.Outcome;
import dev.etlpipeline.chaos.experiment.Invariant;
import dev.etlpipeline.chaos.experiment.Invariant.Examined;
import dev.etlpipeline.chaos.experiment.Journal;
import dev.etlpipeline.chaos.experiment.Journal.Sample;
import dev.etlpipeline.criteria.Criterion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That they hold where all is well, and that each of them notices what it is there for. */
class StandardInvariantsTest {

    /** Record 2 is overruled by record 4, record 3 is set aside. */
    private static final String FILE = "customer_id,name\nA,Ann\nB,Bob\n,Nobody\nB,Bert\nC,Cat\n";

    private static final String[] TABLES = {
        "CREATE SCHEMA etl",
        "CREATE SCHEMA w",
        "CREATE TABLE etl.enrichment_audit (audit_id INT, batch_id VARCHAR(40), attempt INT, pipeline VARCHAR(40),"
                + " operation_type VARCHAR(20), status VARCHAR(20))",
        "CREATE TABLE etl.chunk_ledger (run_id VARCHAR(40), first_record BIGINT, last_record BIGINT, rows_inserted"
                + " BIGINT, rows_updated BIGINT, rows_unchanged BIGINT, rows_superseded BIGINT, rows_quarantined"
                + " BIGINT)",
        "CREATE TABLE etl.quarantine (run_id VARCHAR(40), source_record BIGINT, state VARCHAR(20))",
        "CREATE TABLE w.t (customer_id VARCHAR(20), name VARCHAR(20), source_record BIGINT, run_no BIGINT)",
        "CREATE TABLE w.c (customer_id VARCHAR(20), name VARCHAR(20), source_record BIGINT, run_no BIGINT)",
        "INSERT INTO etl.enrichment_audit VALUES (1, 'r1', 1, 'p', 'LOAD', 'SUCCEEDED')",
        "INSERT INTO etl.chunk_ledger VALUES ('r1', 1, 3, 1, 0, 0, 1, 1), ('r1', 4, 5, 2, 0, 0, 0, 0)",
        "INSERT INTO etl.quarantine VALUES ('r1', 3, 'held')",
        "INSERT INTO w.t VALUES ('A', 'Ann', 1, 1), ('B', 'Bert', 4, 1), ('C', 'Cat', 5, 1)",
        "INSERT INTO w.c VALUES ('C', 'Cat', 5, 2), ('B', 'Bert', 4, 2), ('A', 'Ann', 1, 2)"
    };

    @TempDir
    Path folder;

    private final String url = "jdbc:h2:mem:i" + ThreadLocalRandom.current().nextLong() + ";MODE=MSSQLServer";
    private final Journal journal = Journal.unwatched(Clock.systemUTC());
    private Connection open;
    private Callable<Integer> again = () -> 0;

    @BeforeEach
    void fill() throws Exception {
        open = DriverManager.getConnection(url);
        for (String sql : TABLES) {
            execute(sql);
        }
        Files.writeString(folder.resolve("f.csv"), FILE);
        journal.sample(sample(3, 3));
    }

    @AfterEach
    void close() throws SQLException {
        open.close();
    }

    private int execute(String sql) throws SQLException {
        try (Statement statement = open.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private Sample sample(long rows, long promised) {
        return new Sample(journal.now(), rows, promised, Map.of(), 0, 0);
    }

    private List<Examined> examine() {
        Books books = new Books(
                () -> DriverManager.getConnection(url),
                "p",
                "w.t",
                "w.c",
                "customer_id",
                folder.resolve("f.csv"),
                folder,
                again,
                journal);
        List<Invariant<Books>> invariants = StandardInvariants.of(of -> of);
        return invariants.stream().map(invariant -> invariant.examine(books)).toList();
    }

    private List<String> broken() {
        return examine().stream().filter(Examined::isBroken).map(Examined::name).toList();
    }

    @Test
    @Criterion("failure-simulation.3")
    void allHoldWhereAllIsWell() {
        assertThat(examine())
                .allSatisfy(one -> assertThat(one.outcome()).as(one.toString()).isEqualTo(Outcome.HELD));
        assertThat(journal.figures()).extracting(Journal.Figure::name).contains("account", "digest");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DELETE FROM w.t WHERE customer_id = 'A' | every record is in exactly one place",
                "DELETE FROM w.t WHERE customer_id = 'A' | the target is that of an undisturbed run",
                "INSERT INTO w.t VALUES ('A', 'Ann', 1, 1) | no key is there twice",
                "UPDATE w.t SET name = 'Eve' WHERE customer_id = 'A' | the target is that of an undisturbed run",
                "UPDATE w.t SET source_record = 2 WHERE customer_id = 'B' | every record is in exactly one place",
                "UPDATE w.t SET source_record = 3 WHERE customer_id = 'C' | every record is in exactly one place",
                "UPDATE w.t SET source_record = 9 WHERE customer_id = 'C' | every record is in exactly one place",
                "DELETE FROM etl.quarantine | the account balances",
                "UPDATE etl.chunk_ledger SET rows_inserted = 3 WHERE first_record = 4 | the account balances",
                "UPDATE etl.chunk_ledger SET first_record = 3 WHERE first_record = 4 | every record is in exactly one place",
                "DELETE FROM etl.chunk_ledger WHERE first_record = 4 | every record is in exactly one place",
                "UPDATE etl.chunk_ledger SET run_id = 'r2' WHERE first_record = 4 | everything written names the run"
            })
    void whatIsNotWellIsNoticed(String damage, String noticed) throws SQLException {
        assertThat(execute(damage.strip())).isPositive();

        assertThat(broken()).contains(noticed.strip());
    }

    @Test
    void aLostAndADoubledRowDoNotCancelOut() throws SQLException {
        execute("DELETE FROM w.t WHERE customer_id = 'A'");
        execute("INSERT INTO w.t VALUES ('C', 'Cat', 5, 1)");

        assertThat(broken()).contains("every record is in exactly one place", "no key is there twice");
    }

    @Test
    void aCheckpointAheadOfTheRowsIsNoticed() {
        journal.sample(sample(3, 4));

        assertThat(broken()).containsExactly("the checkpoint was never ahead of the rows");
    }

    @Test
    void aRunThatChangesSomethingTheSecondTimeIsNoticed() {
        again = () -> execute("UPDATE w.t SET run_no = 2 WHERE customer_id = 'A'") - 1;

        assertThat(broken()).containsExactly("running the file again changes nothing");
    }

    @Test
    void aLogLineThatNamesNoRunIsNoticed() throws Exception {
        Files.writeString(folder.resolve("pipeline.log"), """
                2026-01-01T00:00:00.000Z INFO  [run_id=r1] [main] a - b
                2026-01-01T00:00:00.000Z INFO  [run_id=] [main] a - b
                """);

        assertThat(broken()).containsExactly("everything written names the run");
    }

    @Test
    void aLogLineOfTheRunThatLoadedTheFileAgainIsNone() throws Exception {
        Files.writeString(folder.resolve("pipeline.log"), """
                2026-01-01T00:00:00.000Z INFO  [run_id=r1] [main] a - b
                2026-01-01T00:00:00.000Z INFO  [run_id=20260101T000000Z-a1b2c3, chunk=1] [main] a - b
                """);

        assertThat(broken()).isEmpty();
    }
}
