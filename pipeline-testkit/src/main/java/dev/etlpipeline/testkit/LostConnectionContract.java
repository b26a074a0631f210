package dev.etlpipeline.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.etlpipeline.core.load.LoadParticipant;
import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.criteria.Criterion;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a failed load says of its connection, which nobody can ask any more, on every database. */
public abstract class LostConnectionContract {

    private LoadBench bench;

    /** The database under test; may skip the test. */
    protected abstract TestDatabase database();

    @BeforeEach
    void open() throws SQLException {
        bench = new LoadBench(
                database(), TestPipelines.of(List.of(Column.text("id", 10).asKey())));
    }

    @AfterEach
    void close() throws SQLException {
        if (bench != null) {
            bench.close();
        }
    }

    @Test
    @Criterion("transactions.4")
    void saysThatItDiedBeforeTheCommit() throws Exception {
        bench.participants(new LoadParticipant() {
            @Override
            public void beforeCommit(Connection tx, LoadedChunk chunk) throws SQLException {
                tx.unwrap(Connection.class).close();
                throw new SQLException("words without a state");
            }
        });

        SQLException failure = load();

        assertThat(failure.getSQLState()).isNull();
        assertThat(failure.getSuppressed())
                .singleElement()
                .isInstanceOfSatisfying(
                        SQLException.class,
                        dead -> assertThat(dead.getSQLState()).isEqualTo("08006"));
        assertThat(bench.rows()).isEmpty();
    }

    @Test
    void saysNothingOfAConnectionThatLives() throws Exception {
        bench.participants(new LoadParticipant() {
            @Override
            public void beforeCommit(Connection tx, LoadedChunk chunk) throws SQLException {
                throw new SQLException("words without a state");
            }
        });

        SQLException failure = load();

        assertThat(failure.getSuppressed()).isEmpty();
        assertThat(bench.rows()).isEmpty();
    }

    @Test
    @Criterion("transactions.4")
    void saysThatNobodyKnowsWhetherItCommitted() throws Exception {
        bench.fence(tx -> tx.unwrap(Connection.class).close());

        SQLException failure = load();

        assertThat(failure.getSQLState()).isEqualTo("08007");
        assertThat(failure.getMessage()).contains("the answer to the commit was lost");
    }

    private SQLException load() throws SQLException {
        long file = bench.newFile();
        return catchThrowableOfType(SQLException.class, () -> bench.load(file, bench.row(1, "a")));
    }
}
