package dev.etlpipeline.core.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.ColumnType;
import dev.etlpipeline.core.row.Origin;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CodecEdgeTest {

    private static final Schema SCHEMA = new Schema(List.of(
            Column.text("id", 9).asKey(),
            Column.text("name", 9),
            new Column("pay", ColumnType.DECIMAL, 0, 9, 2, false, false, Set.of(), Column.Role.SOURCE)));

    @Test
    void appliesCodecsInOrderAndToNoKey() {
        CodecEdge edge = new CodecEdge(SCHEMA, List.of(new Suffix("a"), new Suffix("b")));

        assertThat(edge.encode(0, row("1", "x", null))).isEqualTo("1");
        assertThat(edge.encode(1, row("1", "x", null))).isEqualTo("xab");
        assertThat(edge.encode(1, row("1", null, null))).isNull();
    }

    @Test
    void turnsBackInTheOppositeOrderWhereEveryCodecCan() {
        CodecEdge edge = new CodecEdge(SCHEMA, List.of(new Suffix("a"), new Suffix("b")));
        CodecEdge oneWay = new CodecEdge(SCHEMA, List.of(new Suffix("a"), new Stars()));

        assertThat(edge.reversible(1)).isTrue();
        assertThat(edge.decode(1, "xab", row("1", null, null))).isEqualTo("x");
        assertThat(oneWay.reversible(1)).isFalse();
        assertThatThrownBy(() -> oneWay.decode(1, "***", row("1", null, null)))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("column name");
    }

    @Test
    void keepsAColumnAsTheCodecsThatHandleItNeedIt() {
        Column stored =
                CodecEdge.stored(List.of(new Suffix("a"), new Suffix("bc"))).apply(SCHEMA.column(1));

        assertThat(stored.length()).isEqualTo(9 + 3);
        assertThat(CodecEdge.stored(List.of(new Suffix("a"))).apply(SCHEMA.column(0)))
                .isEqualTo(SCHEMA.column(0));
    }

    @Test
    void changesTheKeyOfRowHashesWithWhatCodecsMakeOfColumns() {
        byte[] key = {1, 2, 3};
        CodecEdge none = new CodecEdge(SCHEMA, List.of());
        CodecEdge silent = new CodecEdge(SCHEMA, List.of(new Stars()));
        CodecEdge one = new CodecEdge(SCHEMA, List.of(new Suffix("a")));
        CodecEdge other = new CodecEdge(SCHEMA, List.of(new Suffix("b")));

        assertThat(none.hashKey(null)).isNull();
        assertThat(silent.hashKey(key)).isEqualTo(key);
        assertThat(one.hashKey(key))
                .isEqualTo(one.hashKey(key))
                .isNotEqualTo(key)
                .isNotEqualTo(other.hashKey(key))
                .isNotEqualTo(one.hashKey(null));
    }

    @Test
    void givesDecimalsTheirScaleAndRoundsNone() {
        CodecEdge edge = new CodecEdge(SCHEMA, List.of());

        assertThat(edge.encode(2, row("1", null, new BigDecimal("1.5")))).isEqualTo(new BigDecimal("1.50"));
        assertThatThrownBy(() -> edge.encode(2, row("1", null, new BigDecimal("1.505"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("column pay")
                .hasMessageNotContaining("1.505");
    }

    private static Row row(@Nullable Object... values) {
        return Row.of(SCHEMA, Origin.ofRecord(1), values);
    }

    /** A mask: nothing comes back. */
    private record Stars() implements ValueCodec {

        @Override
        public boolean handles(Column column) {
            return true;
        }

        @Override
        public @Nullable Object encode(Column column, @Nullable Object value) {
            return "***";
        }
    }

    private record Suffix(String text) implements ValueCodec {

        @Override
        public boolean handles(Column column) {
            return column.type() == ColumnType.TEXT;
        }

        @Override
        public @Nullable Object encode(Column column, @Nullable Object value) {
            return value == null ? null : value + text;
        }

        @Override
        public Column stored(Column column) {
            return new Column(
                    column.name(),
                    column.type(),
                    column.length() + text.length(),
                    column.precision(),
                    column.scale(),
                    column.required(),
                    column.key(),
                    column.tags(),
                    column.role());
        }

        @Override
        public String fingerprint(Column column) {
            return text;
        }

        @Override
        public boolean reversible(Column column) {
            return true;
        }

        @Override
        public @Nullable Object decode(Column column, @Nullable Object stored, Row row) {
            String whole = String.valueOf(stored);
            return whole.substring(0, whole.length() - text.length());
        }
    }
}
