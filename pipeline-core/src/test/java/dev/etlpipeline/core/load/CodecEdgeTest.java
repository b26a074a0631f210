package dev.etlpipeline.core.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.ColumnType;
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

        assertThat(edge.encode(0, "1")).isEqualTo("1");
        assertThat(edge.encode(1, "x")).isEqualTo("xab");
        assertThat(edge.encode(1, null)).isNull();
    }

    @Test
    void givesDecimalsTheirScaleAndRoundsNone() {
        CodecEdge edge = new CodecEdge(SCHEMA, List.of());

        assertThat(edge.encode(2, new BigDecimal("1.5"))).isEqualTo(new BigDecimal("1.50"));
        assertThatThrownBy(() -> edge.encode(2, new BigDecimal("1.505")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("column pay")
                .hasMessageNotContaining("1.505");
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
    }
}
