package dev.etlpipeline.core.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Column.Role;
import dev.etlpipeline.core.row.ColumnType;
import dev.etlpipeline.core.row.Origin;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.Schema;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowHasherTest {

    private static final Schema SCHEMA = new Schema(List.of(
            Column.text("id", 10).asKey(),
            Column.text("name", 10),
            Column.of("amount", ColumnType.DECIMAL, Role.DERIVED),
            Column.of("region", ColumnType.TEXT, Role.ENRICHED),
            Column.of("source", ColumnType.TEXT, Role.PROVENANCE)));

    private static Row row(Object... values) {
        return Row.of(SCHEMA, Origin.ofRecord(1), values);
    }

    private final RowHasher hasher = new RowHasher(SCHEMA);

    @Test
    void seesEverySourceAndDerivedColumn() {
        byte[] hash = hasher.rowHash(row("a", "b", BigDecimal.ONE, "r", "api"));

        assertThat(hasher.rowHash(row("a", "b", BigDecimal.ONE, "other", "cache")))
                .isEqualTo(hash);
        assertThat(hasher.rowHash(row("a", "c", BigDecimal.ONE, "r", "api"))).isNotEqualTo(hash);
        assertThat(hasher.rowHash(row("a", "b", BigDecimal.TEN, "r", "api"))).isNotEqualTo(hash);
    }

    @Test
    void seesEnrichmentApartFromTheRowAndProvenanceNotAtAll() {
        byte[] hash = hasher.enrichmentHash(row("a", "b", null, "r", "api"));

        assertThat(hasher.enrichmentHash(row("x", "y", null, "r", "cache"))).isEqualTo(hash);
        assertThat(hasher.enrichmentHash(row("a", "b", null, "s", "api"))).isNotEqualTo(hash);
    }

    @Test
    void aKeyMakesHashesThatNobodyElseCanCompute() {
        Row row = row("a", "b", BigDecimal.ONE, "r", "api");
        RowHasher keyed = new RowHasher(SCHEMA, new byte[] {1});

        assertThat(keyed.rowHash(row)).hasSize(32).isEqualTo(keyed.rowHash(row));
        assertThat(keyed.rowHash(row)).isNotEqualTo(hasher.rowHash(row));
        assertThat(keyed.rowHash(row)).isNotEqualTo(new RowHasher(SCHEMA, new byte[] {2}).rowHash(row));
        assertThat(keyed.enrichmentHash(row)).isEqualTo(hasher.enrichmentHash(row));
    }

    @Test
    void tellsRowsApartWhoseTextsOnlyMoved() {
        assertThat(hasher.rowHash(row("ab", "c", null, null, null)))
                .isNotEqualTo(hasher.rowHash(row("a", "bc", null, null, null)));
        assertThat(hasher.rowHash(row("a", "", null, null, null)))
                .isNotEqualTo(hasher.rowHash(row("a", null, null, null, null)));
    }

    @Test
    void hashesADecimalAsItMeans() {
        assertThat(hasher.rowHash(row("a", "b", new BigDecimal("1.50"), null, null)))
                .isEqualTo(hasher.rowHash(row("a", "b", new BigDecimal("1.5"), null, null)));
        assertThat(hasher.rowHash(row("a", "b", new BigDecimal("0.00"), null, null)))
                .isEqualTo(hasher.rowHash(row("a", "b", BigDecimal.ZERO, null, null)));
    }

    @Test
    void staysTheSameFromReleaseToRelease() {
        // What stands in warehouses: if this changes, every row of every customer is rewritten by the next run.
        assertThat(hasher.rowHash(row("a", "b", new BigDecimal("1.5"), null, null)))
                .asHexString()
                .isEqualTo("4BECB326E8DCB7EC74361E42762AC0B6992F710E6FBFAA050F3F6B57A207BC78");
    }
}
