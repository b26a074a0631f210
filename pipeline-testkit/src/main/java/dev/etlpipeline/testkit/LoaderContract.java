package dev.etlpipeline.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.load.LoadCounts;
import dev.etlpipeline.core.load.LoadParticipant;
import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.load.Outcome;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Column.Role;
import dev.etlpipeline.core.row.ColumnType;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.RunStopped;
import dev.etlpipeline.core.warehouse.TargetCheck;
import dev.etlpipeline.criteria.Criterion;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the loader promises, on every database. A subclass says which. */
public abstract class LoaderContract {

    private static final List<Column> PERSON =
            List.of(Column.text("id", 20).asKey(), Column.text("name", 50), Column.text("town", 50));

    private final List<LoadBench> open = new ArrayList<>();

    /** The database under test; may skip the test. */
    protected abstract TestDatabase database();

    private LoadBench bench(List<Column> columns) throws SQLException {
        return bench(TestPipelines.of(columns));
    }

    private LoadBench bench(PipelineDefinition definition) throws SQLException {
        LoadBench bench = new LoadBench(database(), definition);
        open.add(bench);
        return bench;
    }

    @AfterEach
    void closeBenches() throws SQLException {
        for (LoadBench bench : open) {
            bench.close();
        }
    }

    private static LoadCounts counts(long inserted, long updated, long unchanged, long superseded) {
        return new LoadCounts(inserted, updated, unchanged, superseded, 0);
    }

    private static LoadCounts sum(List<LoadedChunk> chunks) {
        LoadCounts sum = counts(0, 0, 0, 0);
        for (LoadedChunk chunk : chunks) {
            LoadCounts more = chunk.counts();
            sum = new LoadCounts(
                    sum.inserted() + more.inserted(),
                    sum.updated() + more.updated(),
                    sum.unchanged() + more.unchanged(),
                    sum.superseded() + more.superseded(),
                    sum.quarantined() + more.quarantined());
        }
        return sum;
    }

    @Test
    void insertsNewRows() throws Exception {
        LoadBench bench = bench(PERSON);

        LoadedChunk loaded =
                bench.load(bench.newFile(), bench.row(1, "a", "Ann", "Ayr"), bench.row(2, "b", null, "Bath"));

        assertThat(loaded.counts()).isEqualTo(counts(2, 0, 0, 0));
        assertThat(bench.rows()).containsExactly(Arrays.asList("a", "Ann", "Ayr"), Arrays.asList("b", null, "Bath"));
    }

    @Test
    void countsExactlyWhatIsNewChangedAndUnchanged() throws Exception {
        LoadBench bench = bench(PERSON);
        bench.load(bench.newFile(), bench.row(1, "a", "Ann", "Ayr"), bench.row(2, "b", "Bob", "Bath"));

        LoadedChunk loaded = bench.load(
                bench.newFile(),
                bench.row(1, "a", "Ann", "Ayr"),
                bench.row(2, "b", "Bob", "Brighton"),
                bench.row(3, "c", "Cy", "Crewe"));

        assertThat(loaded.counts()).isEqualTo(counts(1, 1, 1, 0));
        assertThat(loaded.outcomes()).containsExactly(Outcome.UNCHANGED, Outcome.UPDATED, Outcome.INSERTED);
        assertThat(bench.rows())
                .containsExactly(
                        Arrays.asList("a", "Ann", "Ayr"),
                        Arrays.asList("b", "Bob", "Brighton"),
                        Arrays.asList("c", "Cy", "Crewe"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 40})
    void writesNothingWhenTheSameFileIsLoadedAgainInOtherChunks(int chunk) throws Exception {
        LoadBench bench = bench(PERSON);
        List<Row> rows = rowsWithRepeatedKeys(bench);
        long file = bench.newFile();
        bench.loadInChunks(file, rows, 5);
        var before = bench.select(List.of("id", "town", "source_record", "run_no", "modified_date"));

        LoadCounts again = sum(bench.loadInChunks(file, rows, chunk));

        assertThat(again.inserted()).isZero();
        assertThat(again.updated()).isZero();
        assertThat(again.total()).isEqualTo(rows.size());
        assertThat(bench.select(List.of("id", "town", "source_record", "run_no", "modified_date")))
                .isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 40})
    void keepsTheLaterRowOfAKeyWhateverTheChunks(int chunk) throws Exception {
        LoadBench bench = bench(PERSON);
        List<Row> rows = rowsWithRepeatedKeys(bench);

        LoadCounts counts = sum(bench.loadInChunks(bench.newFile(), rows, chunk));

        assertThat(counts.total()).isEqualTo(rows.size());
        assertThat(bench.rows()).isEqualTo(lastOfEachKey(rows));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 40})
    void writesNothingAgainAfterAnOlderFileWasReplaced(int chunk) throws Exception {
        LoadBench bench = bench(PERSON);
        List<Row> rows = rowsWithRepeatedKeys(bench);
        long older = bench.newFile();
        List<Row> last = new ArrayList<>();
        lastOfEachKey(rows).forEach(values -> last.add(bench.row(last.size() + 1, values.toArray())));
        bench.load(older, last);
        long file = bench.newFile();
        bench.loadInChunks(file, rows, 40);

        LoadCounts again = sum(bench.loadInChunks(file, rows, chunk));

        assertThat(again.inserted() + again.updated()).isZero();
        assertThat(bench.rows()).isEqualTo(lastOfEachKey(rows));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 40})
    void decidesAlikeWhereWorkersLookUpAhead(int chunk) throws Exception {
        LoadBench bench = bench(PERSON);
        List<Row> all = new ArrayList<>();
        for (int ahead = 0; ahead <= 3; ahead++) {
            for (int seed = 0; seed < 6; seed++) {
                List<Row> rows = rowsWithRepeatedKeys(bench, seed);
                all.addAll(rows);
                long file = bench.newFile();

                LoadCounts first = sum(bench.loadLookingAhead(file, rows, chunk, ahead));
                assertThat(first.total()).isEqualTo(rows.size());
                assertThat(bench.rows()).isEqualTo(lastOfEachKey(all));

                LoadCounts again = sum(bench.loadLookingAhead(file, rows, 1 + seed, ahead));
                assertThat(again.inserted() + again.updated()).isZero();
                assertThat(again.total()).isEqualTo(rows.size());
                assertThat(bench.rows()).isEqualTo(lastOfEachKey(all));
            }
        }
    }

    private static List<Row> rowsWithRepeatedKeys(LoadBench bench) {
        return rowsWithRepeatedKeys(bench, 7);
    }

    /** 40 records of 9 keys, each key with two values in turn. */
    private static List<Row> rowsWithRepeatedKeys(LoadBench bench, long seed) {
        Random random = new Random(seed);
        List<Row> rows = new ArrayList<>();
        for (int record = 1; record <= 40; record++) {
            rows.add(bench.row(record, "k" + random.nextInt(9), "Name", "Town " + random.nextInt(2)));
        }
        return rows;
    }

    private static List<List<@Nullable Object>> lastOfEachKey(List<Row> rows) {
        var last = new java.util.TreeMap<String, List<@Nullable Object>>();
        rows.forEach(row -> last.put((String) row.get(0), Arrays.asList(row.values())));
        return List.copyOf(last.values());
    }

    @Test
    void countsEarlierRowsOfAKeyInAChunkAsSuperseded() throws Exception {
        LoadBench bench = bench(PERSON);

        LoadedChunk loaded = bench.load(
                bench.newFile(),
                bench.row(1, "a", "Ann", "Ayr"),
                bench.row(2, "a", "Ann", "Bath"),
                bench.row(3, "a", "Ann", "Crewe"));

        assertThat(loaded.outcomes()).containsExactly(Outcome.SUPERSEDED, Outcome.SUPERSEDED, Outcome.INSERTED);
        assertThat(bench.rows()).containsExactly(Arrays.asList("a", "Ann", "Crewe"));
    }

    @Test
    @Criterion("transactions.1")
    @Criterion("transactions.2")
    @Criterion("transactions.4")
    void rollsBackEverythingWhenAParticipantFails() throws Exception {
        LoadBench bench = bench(PERSON);
        long file = bench.newFile();
        bench.load(file, bench.row(1, "a", "Ann", "Ayr"));
        bench.participants(new LoadParticipant() {
            @Override
            public void beforeCommit(Connection tx, LoadedChunk chunk) throws SQLException {
                throw new SQLException("no", "42000");
            }
        });

        assertThatThrownBy(() ->
                        bench.load(bench.newFile(), bench.row(1, "a", "Ann", "Bath"), bench.row(2, "b", "Bob", "Ayr")))
                .isInstanceOf(SQLException.class)
                .hasMessage("no");

        assertThat(bench.rows()).containsExactly(Arrays.asList("a", "Ann", "Ayr"));
    }

    @Test
    void countsACommittedChunkWhateverAParticipantThrowsAfterwards() throws Exception {
        LoadBench bench = bench(PERSON);
        bench.participants(new LoadParticipant() {
            @Override
            public void afterCommit(LoadedChunk chunk) {
                throw new IllegalStateException("too late");
            }
        });

        LoadedChunk loaded = bench.load(bench.newFile(), bench.row(1, "a", "Ann", "Ayr"));

        assertThat(loaded.counts()).isEqualTo(counts(1, 0, 0, 0));
        assertThat(bench.rows()).hasSize(1);
    }

    @Test
    void reportsTheFirstErrorWhateverAParticipantThrowsAfterTheRollback() throws Exception {
        LoadBench bench = bench(PERSON);
        bench.participants(new LoadParticipant() {
            @Override
            public void beforeCommit(Connection tx, LoadedChunk chunk) throws SQLException {
                throw new SQLException("first", "42000");
            }

            @Override
            public void afterRollback(dev.etlpipeline.core.source.Chunk chunk) {
                throw new IllegalStateException("second");
            }
        });

        assertThatThrownBy(() -> bench.load(bench.newFile(), bench.row(1, "a", "Ann", "Ayr")))
                .hasMessage("first");
    }

    @Test
    @Criterion("transactions.2")
    @Criterion("transactions.4")
    void rollsBackEverythingWhenTheFenceIsGone() throws Exception {
        LoadBench bench = bench(PERSON);
        bench.fence(tx -> {
            throw new RunStopped(RunState.FENCED, "taken over", null);
        });

        assertThatThrownBy(() -> bench.load(bench.newFile(), bench.row(1, "a", "Ann", "Ayr")))
                .isInstanceOf(RunStopped.class);

        assertThat(bench.rows()).isEmpty();
    }

    @Test
    @Criterion("transactions.4")
    void looksUpAgainWhenSomebodyElseInsertedTheKey() throws Exception {
        LoadBench bench = bench(PERSON);
        LoadBench.MidwayWriter other = bench.writeMidway(bench.row(1, "a", "Ann", "Ayr"));

        LoadedChunk loaded = other.load(bench.newFile(), bench.row(1, "a", "Ann", "Bath"));

        assertThat(other.attempts()).isEqualTo(2);
        assertThat(loaded.counts()).isEqualTo(counts(0, 1, 0, 0));
        assertThat(bench.rows()).containsExactly(Arrays.asList("a", "Ann", "Bath"));
    }

    @Test
    void showsParticipantsTheOldValuesTheyAskedFor() throws Exception {
        LoadBench bench = bench(PERSON);
        bench.load(bench.newFile(), bench.row(1, "a", "Ann", "Ayr"), bench.row(2, "b", "Bob", "Bath"));
        bench.participants(new LoadParticipant() {
            @Override
            public Set<String> beforeColumns() {
                return Set.of("town");
            }
        });

        LoadedChunk loaded =
                bench.load(bench.newFile(), bench.row(1, "a", "Ann", "Ayr"), bench.row(2, "b", "Bob", "Crewe"));

        assertThat(loaded.before()).containsOnlyKeys(1);
        assertThat(loaded.before().get(1)).containsEntry("town", "Bath");
    }

    @Test
    void skipsAChunkThatAParticipantKnowsAsLoaded() throws Exception {
        LoadBench bench = bench(PERSON);
        bench.participants(new LoadParticipant() {
            @Override
            public java.util.Optional<LoadCounts> alreadyLoaded(
                    Connection tx, dev.etlpipeline.core.source.Chunk chunk) {
                return java.util.Optional.of(counts(1, 0, 0, 0));
            }
        });

        LoadedChunk loaded = bench.load(bench.newFile(), bench.row(1, "a", "Ann", "Ayr"));

        assertThat(loaded.counts()).isEqualTo(counts(1, 0, 0, 0));
        assertThat(bench.rows()).isEmpty();
    }

    /** Who took over goes on with the same run, so that its chunks look like one's own. */
    @Test
    @Criterion("transactions.4")
    void doesNotTakeALoadedChunkForItsOwnWhenTheFenceIsGone() throws Exception {
        LoadBench bench = bench(PERSON);
        bench.participants(new LoadParticipant() {
            @Override
            public java.util.Optional<LoadCounts> alreadyLoaded(
                    Connection tx, dev.etlpipeline.core.source.Chunk chunk) {
                return java.util.Optional.of(counts(1, 0, 0, 0));
            }
        });
        bench.fence(tx -> {
            throw new RunStopped(RunState.FENCED, "taken over", null);
        });

        assertThatThrownBy(() -> bench.load(bench.newFile(), bench.row(1, "a", "Ann", "Ayr")))
                .isInstanceOf(RunStopped.class);
    }

    @Test
    void loadsAnEmptyChunkAndAChunkOfOne() throws Exception {
        LoadBench bench = bench(PERSON);

        LoadedChunk none = bench.load(bench.newFile(), List.of());
        LoadedChunk one = bench.load(bench.newFile(), bench.row(1, "a", "Ann", "Ayr"));

        assertThat(none.counts()).isEqualTo(counts(0, 0, 0, 0));
        assertThat(one.counts()).isEqualTo(counts(1, 0, 0, 0));
    }

    @Test
    void keepsKeysApartThatDifferInCaseWidthAndZeroWidth() throws Exception {
        LoadBench bench = bench(PERSON);
        List<String> keys = List.of("a", "A", "\uFF41", "a\u200B", "\u00E1", "a\u0301", "x", "\uD83D\uDE00");
        List<Row> rows = new ArrayList<>();
        keys.forEach(key -> rows.add(bench.row(rows.size() + 1, key, key, "Town")));
        long file = bench.newFile();

        LoadCounts first = bench.load(file, rows).counts();
        LoadCounts again = sum(bench.loadInChunks(bench.newFile(), rows, 3));

        assertThat(first).isEqualTo(counts(keys.size(), 0, 0, 0));
        assertThat(again).isEqualTo(counts(0, 0, keys.size(), 0));
        assertThat(bench.select(List.of("name"))).hasSize(keys.size());
    }

    @Test
    void callsKeysEqualThatDifferInTrailingBlanks() throws Exception {
        LoadBench bench = bench(PERSON);

        LoadedChunk loaded =
                bench.load(bench.newFile(), bench.row(1, "a ", "Ann", "Ayr"), bench.row(2, "a", "Ann", "Bath"));
        LoadedChunk again = bench.load(bench.newFile(), bench.row(1, "a", "Ann", "Bath"));

        assertThat(loaded.counts()).isEqualTo(counts(1, 0, 0, 1));
        assertThat(again.counts()).isEqualTo(counts(0, 0, 1, 0));
    }

    @Test
    void callsKeysEqualThatDifferInCaseWhereTheDefinitionFoldsThem() throws Exception {
        LoadBench bench = bench(TestPipelines.of(PERSON, true));
        bench.load(bench.newFile(), bench.row(1, "abc", "Ann", "Ayr"));

        LoadedChunk loaded =
                bench.load(bench.newFile(), bench.row(1, "ABC", "Ann", "Bath"), bench.row(2, "aBc", "Ann", "Crewe"));

        assertThat(loaded.counts()).isEqualTo(counts(0, 1, 0, 1));
        assertThat(bench.select(List.of("town"))).containsExactly(List.of("Crewe"));
    }

    @Test
    void findsShuffledKeysOnceTheRangeProbeMisses() throws Exception {
        LoadBench bench = bench(PERSON);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            rows.add(bench.row(i + 1, String.format("%05d", (i * 1709) % 3001), "Name", "Town"));
        }
        LoadCounts first = sum(bench.loadInChunks(bench.newFile(), rows, 100));

        LoadCounts again = sum(bench.loadInChunks(bench.newFile(), rows, 100));

        assertThat(first).isEqualTo(counts(3000, 0, 0, 0));
        assertThat(again).isEqualTo(counts(0, 0, 3000, 0));
    }

    @Test
    void loadsKeysOfSeveralColumnsAndOfEveryType() throws Exception {
        List<Column> columns = List.of(
                Column.text("k_text", 10).asKey(),
                Column.of("k_number", ColumnType.INTEGER, Role.SOURCE).asKey(),
                new Column("k_decimal", ColumnType.DECIMAL, 0, 10, 2, true, true, Set.of(), Role.SOURCE),
                Column.of("k_date", ColumnType.DATE, Role.SOURCE).asKey(),
                Column.text("value", 10));
        LoadBench bench = bench(columns);
        Row row = bench.row(1, "a\"\\b", 7L, new BigDecimal("1.50"), LocalDate.of(2020, 2, 29), "one");
        Row changed = bench.row(1, "a\"\\b", 7L, new BigDecimal("1.5"), LocalDate.of(2020, 2, 29), "two");
        Row other = bench.row(2, "a\"\\b", 7L, new BigDecimal("1.51"), LocalDate.of(2020, 2, 29), "three");

        bench.load(bench.newFile(), row);
        LoadedChunk loaded = bench.load(bench.newFile(), changed, other);

        assertThat(loaded.counts()).isEqualTo(counts(1, 1, 0, 0));
        assertThat(bench.select(List.of("value"))).containsExactly(List.of("two"), List.of("three"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"k_number", "k_date", "k_timestamp"})
    void findsKeysOfOneTypedColumn(String name) throws Exception {
        ColumnType type = ColumnType.ofWord(name.substring(2).replace("number", "integer"))
                .orElseThrow();
        LoadBench bench = bench(List.of(Column.of(name, type, Role.SOURCE).asKey(), Column.text("value", 10)));
        List<Row> rows = List.of(bench.row(1, key(type, 1), "one"), bench.row(2, key(type, 2), "two"));
        bench.load(bench.newFile(), rows);

        LoadedChunk again =
                bench.load(bench.newFile(), bench.row(1, key(type, 2), "2"), bench.row(2, key(type, 3), "3"));

        assertThat(again.counts()).isEqualTo(counts(1, 1, 0, 0));
        assertThat(bench.select(List.of("value"))).containsExactly(List.of("one"), List.of("2"), List.of("3"));
    }

    private static Object key(ColumnType type, int number) {
        return switch (type) {
            case INTEGER -> (long) number;
            case DATE -> LocalDate.of(1999, 12, number);
            default -> LocalDateTime.of(1999, 12, number, 1, 2, 3, 123_456_000);
        };
    }

    @Test
    void keepsValuesAtTheirLimits() throws Exception {
        List<Column> columns = List.of(
                Column.text("id", 10).asKey(),
                Column.text("short_text", 4000),
                Column.text("long_text", 10_000),
                Column.of("number", ColumnType.INTEGER, Role.SOURCE),
                new Column("amount", ColumnType.DECIMAL, 0, 38, 10, false, false, Set.of(), Role.SOURCE),
                Column.of("day", ColumnType.DATE, Role.SOURCE),
                Column.of("moment", ColumnType.TIMESTAMP, Role.SOURCE),
                Column.of("flag", ColumnType.BOOLEAN, Role.SOURCE));
        LoadBench bench = bench(columns);
        String astral = "\uD83D\uDE00\u4E2D\u00E9 ";
        List<Row> rows = List.of(
                bench.row(
                        1,
                        "1",
                        "x".repeat(4000),
                        "\uD83D\uDE00".repeat(5000),
                        Long.MAX_VALUE,
                        new BigDecimal("9999999999999999999999999999.9999999999"),
                        LocalDate.of(9999, 12, 31),
                        LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_000),
                        true),
                bench.row(
                        2,
                        "2",
                        astral,
                        astral,
                        Long.MIN_VALUE,
                        new BigDecimal("-9999999999999999999999999999.9999999999"),
                        LocalDate.of(1, 1, 1),
                        LocalDateTime.of(1, 1, 1, 0, 0),
                        false),
                bench.row(
                        3,
                        "3",
                        "",
                        "\t\"'",
                        0L,
                        new BigDecimal("0.0000000001"),
                        LocalDate.of(1582, 10, 15),
                        LocalDateTime.of(1500, 2, 28, 12, 0, 0, 1000),
                        null),
                bench.row(
                        4,
                        "4",
                        null,
                        null,
                        null,
                        null,
                        LocalDate.of(1900, 2, 28),
                        LocalDateTime.of(2024, 2, 29, 1, 30),
                        null));

        bench.load(bench.newFile(), rows);
        LoadedChunk again = bench.load(bench.newFile(), rows);

        List<List<@Nullable Object>> expected =
                rows.stream().map(row -> Arrays.asList(row.values())).toList();
        assertThat(bench.rows()).usingRecursiveFieldByFieldElementComparator().isEqualTo(withScale(expected));
        assertThat(again.counts()).isEqualTo(counts(0, 0, 4, 0));
    }

    private static List<List<@Nullable Object>> withScale(List<List<@Nullable Object>> rows) {
        List<List<@Nullable Object>> scaled = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            List<@Nullable Object> copy = new ArrayList<>(row);
            copy.replaceAll(value -> value instanceof BigDecimal number ? number.setScale(10) : value);
            scaled.add(copy);
        }
        return scaled;
    }

    @Test
    void updatesEveryType() throws Exception {
        List<Column> columns = List.of(
                Column.text("id", 10).asKey(),
                Column.of("day", ColumnType.DATE, Role.SOURCE),
                Column.of("moment", ColumnType.TIMESTAMP, Role.SOURCE),
                new Column("amount", ColumnType.DECIMAL, 0, 10, 2, false, false, Set.of(), Role.SOURCE),
                Column.of("flag", ColumnType.BOOLEAN, Role.SOURCE),
                Column.of("number", ColumnType.INTEGER, Role.SOURCE));
        LoadBench bench = bench(columns);
        bench.load(
                bench.newFile(),
                bench.row(1, "a", null, null, null, null, null),
                bench.row(2, "b", null, null, null, true, 1L));
        LocalDateTime moment = LocalDateTime.of(2024, 5, 6, 7, 8, 9, 123_000_000);

        LoadedChunk loaded = bench.load(
                bench.newFile(),
                bench.row(1, "a", LocalDate.of(2024, 1, 2), moment, new BigDecimal("12.34"), true, 5L),
                bench.row(2, "b", null, null, null, null, null));

        assertThat(loaded.counts()).isEqualTo(counts(0, 2, 0, 0));
        assertThat(bench.rows())
                .containsExactly(
                        Arrays.asList("a", LocalDate.of(2024, 1, 2), moment, new BigDecimal("12.34"), true, 5L),
                        Arrays.asList("b", null, null, null, null, null));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 50, 200})
    void loadsNarrowAndWideTables(int width) throws Exception {
        List<Column> columns = new ArrayList<>(List.of(Column.text("id", 10).asKey()));
        for (int i = 1; i < width; i++) {
            columns.add(Column.text("select_" + i, 20));
        }
        LoadBench bench = bench(columns);
        List<Row> rows = new ArrayList<>();
        for (int record = 1; record <= 50; record++) {
            @Nullable Object[] values = new Object[width];
            for (int i = 0; i < width; i++) {
                values[i] = "v" + (record * 1000 + i);
            }
            rows.add(bench.row(record, values));
        }

        LoadedChunk loaded = bench.load(bench.newFile(), rows);

        assertThat(loaded.counts()).isEqualTo(counts(50, 0, 0, 0));
        assertThat(bench.rows())
                .containsExactlyInAnyOrderElementsOf(
                        rows.stream().map(row -> Arrays.asList(row.values())).toList());
    }

    @Test
    void refusesATargetWhoseKeyIsNotUnique() throws Exception {
        LoadBench bench = bench(PERSON);
        TargetCheck check = new TargetCheck(bench.warehouse().dialect(), bench.table());

        try (Connection connection = bench.warehouse().dataSource().getConnection()) {
            assertThat(check.problems(connection)).isEmpty();
            bench.execute("ALTER TABLE " + bench.target() + " DROP CONSTRAINT "
                    + bench.warehouse()
                            .dialect()
                            .quote("pk_" + bench.table().spec().table()));

            assertThat(check.problems(connection))
                    .singleElement()
                    .asString()
                    .startsWith("no unique index covers the key");
        }
    }

    @Test
    void updatesARowThatWasThereBeforeThePipeline() throws Exception {
        LoadBench bench = bench(PERSON);
        bench.load(bench.newFile(), bench.row(1, "a", "Ann", "Ayr"));
        for (String column : List.of("row_hash", "enrichment_hash", "source_file_id", "source_record")) {
            bench.makeNull(column);
        }

        LoadedChunk loaded = bench.load(bench.newFile(), bench.row(1, "a", "Ann", "Ayr"));
        LoadedChunk again = bench.load(bench.newFile(), bench.row(1, "a", "Ann", "Ayr"));

        assertThat(loaded.counts()).isEqualTo(counts(0, 1, 0, 0));
        assertThat(again.counts()).isEqualTo(counts(0, 0, 1, 0));
    }

    @Test
    void quotesNamesThatAreReservedWords() throws Exception {
        LoadBench bench =
                bench(List.of(Column.text("order", 10).asKey(), Column.text("user", 10), Column.text("value", 10)));
        bench.load(bench.newFile(), bench.row(1, "a", "x", "y"));

        LoadedChunk loaded = bench.load(bench.newFile(), bench.row(1, "a", "x", "z"));

        assertThat(loaded.counts()).isEqualTo(counts(0, 1, 0, 0));
    }

    @Test
    void neverLetsPoorerEnrichmentOverwriteRicherOfTheSameRow() throws Exception {
        List<Column> columns = List.of(
                Column.text("id", 10).asKey(),
                Column.text("town", 20),
                Column.of("region", ColumnType.TEXT, Role.ENRICHED),
                Column.of("enrichment_status", ColumnType.TEXT, Role.ENRICHED));
        LoadBench bench = bench(columns);
        bench.load(bench.newFile(), bench.row(1, "a", "Ayr", "Scotland", "Full"));

        LoadedChunk poorer = bench.load(bench.newFile(), bench.row(1, "a", "Ayr", null, "Basic"));
        LoadedChunk asRich = bench.load(bench.newFile(), bench.row(1, "a", "Ayr", "Ayrshire", "Full"));
        LoadedChunk changed = bench.load(bench.newFile(), bench.row(1, "a", "Bath", null, "Basic"));

        assertThat(poorer.counts()).isEqualTo(counts(0, 0, 1, 0));
        assertThat(asRich.counts()).isEqualTo(counts(0, 1, 0, 0));
        assertThat(changed.counts()).isEqualTo(counts(0, 1, 0, 0));
        assertThat(bench.rows()).containsExactly(Arrays.asList("a", "Bath", null, "Basic"));
    }

    @Test
    void createsADateAtInsertAndKeepsItAtUpdate() throws Exception {
        LoadBench bench = bench(PERSON);
        bench.load(bench.newFile(), bench.row(1, "a", "Ann", "Ayr"));
        Object created = bench.select(List.of("created_date")).get(0).get(0);

        bench.load(bench.newFile(), bench.row(1, "a", "Ann", "Bath"));

        assertThat(bench.select(List.of("created_date", "run_no"))).containsExactly(List.of(created, 2L));
    }
}
