package dev.etlpipeline.resilience.fallback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.load.ValueCodec;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.ColumnType;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.testkit.TestDatabase;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is filled in after an API was away. */
abstract class BackfillContract {

    private static final String[] FIVE = {
        "1,SW1A 1AA,,active",
        "2,EH1 1YZ,Acme Ltd,suspended",
        "3,,Acme Ltd,active",
        "4,B1 1AA,Beta Ltd,active",
        "5,,,active"
    };

    @TempDir
    private Path folder;

    private final FakeApis apis = new FakeApis();
    private ApiRun run;

    abstract TestDatabase database(Path folder);

    @BeforeEach
    void begin() throws SQLException {
        run = new ApiRun(folder, database(folder), apis);
    }

    @AfterEach
    void close() {
        apis.close();
    }

    private List<String> control() throws Exception {
        run.of(FIVE);
        List<String> control = run.contents();
        run.execute("DELETE FROM " + run.table());
        run.execute("DELETE FROM etl.enrichment_cache");
        return control;
    }

    private void degraded() throws Exception {
        apis.postcodes().answer(503);
        apis.companies().answer(503);
        run.of(FIVE);
    }

    private void recovered() {
        apis.postcodes().recover();
        apis.companies().recover();
        apis.postcodes().asked();
        apis.companies().asked();
    }

    @Test
    @Criterion("circuit-breaker.6")
    void bringsTheWarehouseToWhatAnUndisturbedRunGives() throws Exception {
        List<String> control = control();
        degraded();
        recovered();

        BackfillResult result = run.backfill(null);

        assertThat(result.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(result.read()).isEqualTo(4);
        assertThat(result.filled()).isEqualTo(4);
        assertThat(run.contents()).isEqualTo(control);
        assertThat(run.rows().get(3)).endsWith("Full | postcode=api;company=api");
        assertThat(run.rows().get(4)).endsWith("Basic | postcode=none;company=none");
        assertThat(run.audit()).last().asString().startsWith("BACKFILL | SUCCEEDED | 4 | 4 | 0 |");
    }

    @Test
    @Criterion("audit-trail.3")
    void putsOnRecordWhatItFilledIn() throws Exception {
        degraded();
        run.backfill(null);
        assertThat(run.recorded()).isEmpty();
        recovered();

        run.backfill(null);

        assertThat(run.recorded()).hasSize(1);
        assertThat(run.recorded().get(0).rows())
                .hasSize(4)
                .allMatch(row ->
                        row.before().get("customer_id").equals(row.after().get("customer_id")))
                .noneMatch(row ->
                        row.before().get("data_source").equals(row.after().get("data_source")));
        assertThat(run.recorded().get(0).toString()).endsWith(", 4]");
    }

    @Test
    void tellsListenersOfItsBeginningAndItsEnd() throws Exception {
        degraded();
        String pipeline = run.table().substring("warehouse_test.".length());

        run.backfill(null);
        recovered();
        run.backfill(null);
        run.backfill(null);

        assertThat(run.reworks())
                .containsExactly(
                        "BACKFILL " + pipeline,
                        "SUSPENDED read 4, updated 0, unchanged 4",
                        "BACKFILL " + pipeline,
                        "SUCCEEDED read 4, updated 4, unchanged 0",
                        "BACKFILL " + pipeline,
                        "SUCCEEDED read 0, updated 0, unchanged 0");
    }

    @Test
    void tellsListenersWhereItFails() throws Exception {
        degraded();
        run.execute("DROP TABLE " + run.table());

        assertThatThrownBy(() -> run.backfill(null)).isInstanceOf(SQLException.class);

        assertThat(run.reworks()).last().isEqualTo("FAILED read 0, updated 0, unchanged 0, failed");
    }

    @Test
    void findsNothingTheSecondTime() throws Exception {
        degraded();
        recovered();
        run.backfill(null);
        apis.postcodes().asked();

        BackfillResult second = run.backfill(null);

        assertThat(second.read()).isZero();
        assertThat(second.left()).isZero();
        assertThat(apis.postcodes().asked()).isEmpty();
        assertThat(run.audit()).filteredOn(row -> row.startsWith("BACKFILL")).hasSize(1);
    }

    @Test
    void changesNothingWhileTheApiIsAway() throws Exception {
        degraded();
        List<String> before = run.contents();

        BackfillResult result = run.backfill(null);

        assertThat(result.state()).isEqualTo(RunState.SUSPENDED);
        assertThat(result.filled()).isZero();
        assertThat(result.unanswered()).isEqualTo(4);
        assertThat(result.left()).isEqualTo(4);
        assertThat(run.contents()).isEqualTo(before);
    }

    @Test
    void asksOnlyForTheMarkedEnrichment() throws Exception {
        List<String> control = control();
        apis.postcodes().answer(503);
        run.of(FIVE);
        recovered();

        run.backfill(null);

        assertThat(apis.companies().asked()).isEmpty();
        assertThat(run.contents()).isEqualTo(control);
    }

    @Test
    void leavesWhatWasNotNamed() throws Exception {
        degraded();
        recovered();

        BackfillResult result = run.backfill("company");

        assertThat(result.filled()).isEqualTo(3);
        assertThat(apis.postcodes().asked()).isEmpty();
        assertThat(run.rows().get(1)).endsWith("Partial | postcode=area;company=api");
        assertThat(run.rows().get(0)).endsWith("Basic | postcode=area;company=none");
    }

    @Test
    void fillsInWhatIsThereWhileTheOtherApiStaysAway() throws Exception {
        degraded();
        recovered();
        apis.companies().answer(503);

        BackfillResult result = run.backfill(null);

        assertThat(result.state()).isEqualTo(RunState.SUSPENDED);
        assertThat(result.left()).isEqualTo(3);
        assertThat(run.rows().get(3)).contains("London").endsWith("postcode=api;company=skipped");
    }

    @Test
    void aStaleAnswerIsReplacedTooThoughItSaysTheSame() throws Exception {
        run.of(FIVE);
        List<String> control = run.contents();
        run.execute("DELETE FROM " + run.table());
        degraded();
        recovered();

        run.backfill(null);

        assertThat(run.contents()).isEqualTo(control);
        assertThat(run.rows()).noneMatch(row -> row.contains("stale"));
    }

    @Test
    void doesNotTouchARowThatSomebodyChangedMeanwhile() throws Exception {
        degraded();
        recovered();
        run.onAsked(
                () -> run.execute("UPDATE " + run.table() + " SET row_hash = enrichment_hash WHERE customer_id = '1'"));

        BackfillResult result = run.backfill(null);

        assertThat(result.changed()).isEqualTo(1);
        assertThat(run.rows().get(0)).endsWith("postcode=area;company=none");
    }

    @Test
    void refusesWhereTheTargetHoldsTheKeysMasked() throws Exception {
        degraded();
        recovered();

        assertThatThrownBy(() -> run.backfill(null, List.of(new Masked("postcode"))))
                .isInstanceOf(BackfillRefused.class)
                .hasMessageContaining(
                        "masked, so that it does not come back, what a backfill would have to read: postcode; run");
    }

    @Test
    void refusesAnEnrichmentThatThePipelineDoesNotHave() {
        assertThatThrownBy(() -> run.backfill("weather"))
                .isInstanceOf(BackfillRefused.class)
                .hasMessageContaining("has no enrichment weather; it has [postcode, company]");
    }

    @Test
    void readsAndWritesWhatComesBackFromTheTarget() throws Exception {
        run.encoding(new Packed(Set.of("postcode", "company", "region", "longitude", "risk_factors")));
        List<String> control = control();
        degraded();
        recovered();

        BackfillResult result = run.backfill(null);

        assertThat(result.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(result.filled()).isEqualTo(4);
        assertThat(apis.postcodes().asked()).isNotEmpty().noneMatch(asked -> asked.contains("packed"));
        assertThat(run.contents())
                .isEqualTo(control)
                .first()
                .asString()
                .contains("packed 1 postcode SW1A 1AA", "packed 1 longitude");
    }

    @Test
    void refusesWhatIsMaskedBeforeItIsEncrypted() {
        assertThatThrownBy(() -> run.backfill(null, List.of(new Masked("postcode"), new Packed(Set.of("postcode")))))
                .isInstanceOf(BackfillRefused.class)
                .hasMessageContaining("does not come back")
                .hasMessageContaining("postcode");
    }

    /** Stands in for encryption: bound to row and column, and kept as a text whatever it was. */
    private record Packed(Set<String> names) implements ValueCodec {

        private static String prefix(Column column, Row row) {
            return "packed " + row.get(0) + " " + column.name() + " ";
        }

        @Override
        public boolean handles(Column column) {
            return names.contains(column.name());
        }

        @Override
        public @Nullable Object encode(Column column, @Nullable Object value) {
            throw new UnsupportedOperationException("it takes the row");
        }

        @Override
        public @Nullable Object encode(Column column, @Nullable Object value, Row row) {
            return value == null ? null : prefix(column, row) + value;
        }

        @Override
        public Column stored(Column column) {
            return Column.text(column.name(), 300).withRole(column.role());
        }

        @Override
        public boolean reversible(Column column) {
            return true;
        }

        @Override
        public @Nullable Object decode(Column column, @Nullable Object stored, Row row) {
            if (stored == null) {
                return null;
            }
            assertThat(stored.toString()).startsWith(prefix(column, row));
            String text = stored.toString().substring(prefix(column, row).length());
            return column.type() == ColumnType.DECIMAL ? new BigDecimal(text) : text;
        }
    }

    private record Masked(String name) implements ValueCodec {

        @Override
        public boolean handles(Column column) {
            return column.name().equals(name);
        }

        @Override
        public @Nullable Object encode(Column column, @Nullable Object value) {
            return "***";
        }
    }
}
