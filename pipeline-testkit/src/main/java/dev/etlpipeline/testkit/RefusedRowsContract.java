package dev.etlpipeline.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.load.LoadParticipant;
import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.source.Reject;
import dev.etlpipeline.core.source.Stage;
import dev.etlpipeline.criteria.Criterion;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of rows that the database refuses for their data, on every database. A subclass says which. */
public abstract class RefusedRowsContract {

    private static final List<Column> PERSON =
            List.of(Column.text("id", 20).asKey(), Column.text("name", 50), Column.text("town", 50));

    private static final int CHUNK = 60;

    private LoadBench bench;

    /** The database under test; may skip the test. */
    protected abstract TestDatabase database();

    /** Whose target takes no town called Atlantis. */
    protected LoadBench bench() {
        return bench;
    }

    @BeforeEach
    void openBench() throws SQLException {
        bench = new LoadBench(database(), TestPipelines.of(PERSON));
        bench.refusals((chunk, refusal) -> true);
        bench.execute("ALTER TABLE " + bench.target() + " ADD CONSTRAINT ck_"
                + bench.table().spec().table() + " CHECK (town <> 'Atlantis')");
    }

    @AfterEach
    void closeBench() throws SQLException {
        if (bench != null) {
            bench.close();
        }
    }

    /** Of so many rows, those at these places are refused. */
    private List<Row> rows(int size, List<Integer> bad) {
        List<Row> rows = new ArrayList<>();
        for (int place = 0; place < size; place++) {
            String town = bad.contains(place) ? "Atlantis" : "Ayr";
            rows.add(bench.row(place + 1, String.format("k%04d", place), "Name " + place, town));
        }
        return rows;
    }

    private static List<Integer> every(int nth) {
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < CHUNK; place += nth) {
            places.add(place);
        }
        return places;
    }

    @Test
    void endsTheLoadWhereNobodyDecidesOtherwise() throws Exception {
        bench.refusals((chunk, refusal) -> false);

        assertThatThrownBy(() -> bench.load(bench.newFile(), rows(3, List.of(1))))
                .isInstanceOf(SQLException.class)
                .hasMessageNotContaining("Atlantis");
        assertThat(bench.rows()).isEmpty();
    }

    /** 60, 20 and 4 of 60: halved, then row by row, and both in turn. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 15})
    @Criterion("transactions.3")
    void setsEachRefusedRowAsideAndLoadsTheOthers(int nth) throws Exception {
        List<Integer> bad = every(nth);

        LoadedChunk loaded = bench.load(bench.newFile(), rows(CHUNK, bad));

        assertThat(loaded.counts().inserted()).isEqualTo(CHUNK - bad.size());
        assertThat(loaded.counts().quarantined()).isEqualTo(bad.size());
        assertThat(loaded.chunk().rejects().stream()
                        .map(reject -> (int) reject.origin().record() - 1)
                        .toList())
                .isEqualTo(bad);
        assertThat(bench.rows()).hasSize(CHUNK - bad.size());
    }

    @Test
    @Criterion("transactions.3")
    void setsChangedRowsAsideAndKeepsWhatStood() throws Exception {
        bench.load(bench.newFile(), rows(CHUNK, List.of()));
        List<Row> changed = new ArrayList<>();
        for (int place = 0; place < CHUNK; place++) {
            String town = place % 20 == 7 ? "Atlantis" : "Bath";
            changed.add(bench.row(place + 1, String.format("k%04d", place), "Name " + place, town));
        }

        LoadedChunk loaded = bench.load(bench.newFile(), changed);

        assertThat(loaded.counts().updated()).isEqualTo(CHUNK - 3);
        assertThat(loaded.counts().quarantined()).isEqualTo(3);
        assertThat(bench.rows().stream().filter(row -> "Ayr".equals(row.get(2))))
                .hasSize(3);
        assertThat(bench.rows().stream().filter(row -> "Bath".equals(row.get(2))))
                .hasSize(CHUNK - 3);
    }

    @Test
    void saysWhichConstraintItWasWithoutAnyValue() throws Exception {
        LoadedChunk loaded = bench.load(bench.newFile(), rows(CHUNK, List.of(30)));

        Reject reject = loaded.chunk().rejects().get(0);
        assertThat(reject.stage()).isEqualTo(Stage.LOAD);
        assertThat(reject.rule()).isEqualTo("refused-by-warehouse");
        assertThat(reject.violations().get(0).reason())
                .containsIgnoringCase("ck_" + bench.table().spec().table())
                .doesNotContain("Atlantis", "Name 30", "k0030");
    }

    @Test
    void setsARowAsideThatAUniqueIndexOfTheTargetRefuses() throws Exception {
        bench.execute("CREATE UNIQUE INDEX uq_" + bench.table().spec().table() + " ON " + bench.target() + " (name)");
        List<Row> rows = new ArrayList<>(rows(CHUNK, List.of()));
        rows.set(40, bench.row(41, "k0040", "Name 3", "Ayr"));

        LoadedChunk loaded = bench.load(bench.newFile(), rows);

        assertThat(loaded.counts().inserted()).isEqualTo(CHUNK - 1);
        Reject reject = loaded.chunk().rejects().get(0);
        assertThat(reject.origin().record()).isEqualTo(41);
        assertThat(reject.violations().get(0).reason()).doesNotContain("Name 3");
    }

    @Test
    void letsTheEarlierRowOfAKeyLoadWhereTheLaterIsRefused() throws Exception {
        LoadedChunk loaded = bench.load(
                bench.newFile(),
                bench.row(1, "a", "Ann", "Ayr"),
                bench.row(2, "b", "Bob", "Bath"),
                bench.row(3, "a", "Ann", "Atlantis"));

        assertThat(loaded.counts().inserted()).isEqualTo(2);
        assertThat(loaded.counts().superseded()).isZero();
        assertThat(loaded.counts().quarantined()).isEqualTo(1);
        assertThat(bench.rows()).extracting(row -> row.get(2)).containsExactly("Ayr", "Bath");
    }

    @Test
    void loadsBothRowsOfAKeyBesideARefusedRow() throws Exception {
        LoadedChunk loaded = bench.load(
                bench.newFile(),
                bench.row(1, "a", "Ann", "Ayr"),
                bench.row(2, "a", "Ann", "Bath"),
                bench.row(3, "b", "Bob", "Atlantis"));

        assertThat(loaded.counts().inserted()).isEqualTo(1);
        assertThat(loaded.counts().superseded()).isEqualTo(1);
        assertThat(loaded.counts().quarantined()).isEqualTo(1);
        assertThat(bench.rows()).extracting(row -> row.get(2)).containsExactly("Bath");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 15})
    void searchesInFreshTransactionsWhereARefusalEndsTheOne(int nth) throws Exception {
        bench.dooming();
        List<Integer> bad = every(nth);

        LoadedChunk loaded = bench.load(bench.newFile(), rows(CHUNK, bad));

        assertThat(loaded.counts().inserted()).isEqualTo(CHUNK - bad.size());
        assertThat(loaded.counts().quarantined()).isEqualTo(bad.size());
        assertThat(bench.rows()).hasSize(CHUNK - bad.size());
    }

    @Test
    void showsParticipantsWhatIsLeftInTheSameTransaction() throws Exception {
        List<LoadedChunk> seen = new ArrayList<>();
        bench.participants(new LoadParticipant() {
            @Override
            public void beforeCommit(Connection tx, LoadedChunk chunk) {
                seen.add(chunk);
            }
        });

        LoadedChunk loaded = bench.load(bench.newFile(), rows(CHUNK, List.of(5)));

        assertThat(seen).containsExactly(loaded);
        assertThat(loaded.chunk().rows()).hasSize(CHUNK - 1);
        assertThat(loaded.outcomes()).hasSize(CHUNK - 1);
    }

    @Test
    void asksNobodyAboutWhatIsNoRefusal() throws Exception {
        List<SQLException> asked = new ArrayList<>();
        bench.refusals((chunk, refusal) -> asked.add(refusal));
        bench.participants(new LoadParticipant() {
            @Override
            public void beforeCommit(Connection tx, LoadedChunk chunk) throws SQLException {
                throw new SQLException("deadlock victim", "40001", 1205);
            }
        });

        assertThatThrownBy(() -> bench.load(bench.newFile(), rows(2, List.of())))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("deadlock victim");
        assertThat(asked).isEmpty();
    }
}
