package dev.etlpipeline.core.load;

import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Schema;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The loader's edge: what the target gets in place of a row's values. Thread-safe, as the codecs are. */
public final class CodecEdge {

    private final Schema schema;
    private final @Nullable ValueCodec[][] codecs;

    /** @param all in the order in which they are applied; none is asked about a column of the key */
    public CodecEdge(Schema schema, List<ValueCodec> all) {
        this.schema = schema;
        this.codecs = new ValueCodec[schema.size()][];
        for (int i = 0; i < schema.size(); i++) {
            Column column = schema.column(i);
            codecs[i] = column.key()
                    ? new ValueCodec[0]
                    : all.stream().filter(codec -> codec.handles(column)).toArray(ValueCodec[]::new);
        }
    }

    /** @param position of the column in the schema */
    public @Nullable Object encode(int position, @Nullable Object value) {
        Column column = schema.column(position);
        Object encoded = value;
        for (ValueCodec codec : codecs[position]) {
            encoded = codec.encode(column, encoded);
        }
        return encoded instanceof BigDecimal number ? exact(column, number) : encoded;
    }

    /** A database would round silently. */
    private static BigDecimal exact(Column column, BigDecimal number) {
        try {
            return number.setScale(column.scale());
        } catch (ArithmeticException e) {
            throw new IllegalStateException(
                    "column " + column.name() + " got a number with more than " + column.scale() + " decimal places",
                    e);
        }
    }
}
