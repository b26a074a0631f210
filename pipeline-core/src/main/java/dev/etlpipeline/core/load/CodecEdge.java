package dev.etlpipeline.core.load;

import dev.etlpipeline.core.definition.EnrichmentSpec;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.definition.StepSpec;
import dev.etlpipeline.core.input.Sha256;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Column.Role;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.Schema;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The loader's edge: what the target gets in place of a row's values. Thread-safe, as the codecs are. */
public final class CodecEdge {

    private final Schema schema;
    private final ValueCodec[][] codecs;

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

    /** What these codecs make of a column's declaration: how the target keeps it. */
    public static UnaryOperator<Column> stored(List<ValueCodec> all) {
        return column -> {
            Column stored = column;
            for (ValueCodec codec : all) {
                stored = !column.key() && codec.handles(column) ? codec.stored(stored) : stored;
            }
            return stored;
        };
    }

    /**
     * The key of row hashes, changed by what the codecs make of the columns; as it was where they say nothing of them.
     *
     * @param key null where rows are hashed without one
     */
    public byte @Nullable [] hashKey(byte @Nullable [] key) {
        StringBuilder made = new StringBuilder();
        for (int i = 0; i < codecs.length; i++) {
            for (ValueCodec codec : codecs[i]) {
                String fingerprint = codec.fingerprint(schema.column(i));
                if (!fingerprint.isEmpty()) {
                    made.append(schema.column(i).name())
                            .append('=')
                            .append(fingerprint)
                            .append('\n');
                }
            }
        }
        if (made.isEmpty()) {
            return key;
        }
        MessageDigest digest = Sha256.digest();
        digest.update(key == null ? new byte[0] : key);
        return digest.digest(made.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What a person is shown of a true value.
     *
     * @param position of the column in the schema
     * @return the value itself where no codec hides it
     */
    public @Nullable Object shown(int position, @Nullable Object value) {
        if (value == null || codecs[position].length == 0) {
            return value;
        }
        String text = value.toString();
        String shown = text;
        for (ValueCodec codec : codecs[position]) {
            shown = codec.shown(schema.column(position), shown);
        }
        return shown.equals(text) ? value : shown;
    }

    /** Whether the true value comes back from what the target holds, so that {@link #decode} may be asked. */
    public boolean reversible(int position) {
        Column column = schema.column(position);
        return Arrays.stream(codecs[position]).allMatch(codec -> codec.reversible(column));
    }

    /**
     * Columns that the target holds so that their true values do not come back, and that would have to be read from there to enrich its
     * rows anew: what the enrichments ask for and fill, and where steps follow on them, whatever those may look at.
     *
     * @param enrichments of the definition, those that are to be asked
     */
    public static List<String> lost(
            PipelineDefinition definition, List<EnrichmentSpec> enrichments, List<ValueCodec> codecs) {
        boolean steps = definition.steps().stream().anyMatch(StepSpec::afterEnrichment);
        Set<String> keys = enrichments.stream().map(EnrichmentSpec::keyColumn).collect(Collectors.toSet());
        Schema schema = definition.schema();
        CodecEdge edge = new CodecEdge(schema, codecs);
        return schema.columns().stream()
                .filter(column -> !edge.reversible(schema.indexOf(column.name())))
                .filter(column -> steps || keys.contains(column.name()) || column.role() == Role.ENRICHED)
                .map(Column::name)
                .toList();
    }

    /**
     * The true value behind what the target holds.
     *
     * @param row with the true values of its key's columns
     * @throws UnsupportedOperationException where it does not come back
     */
    public @Nullable Object decode(int position, @Nullable Object stored, Row row) {
        Object value = stored;
        for (int i = codecs[position].length - 1; i >= 0; i--) {
            value = codecs[position][i].decode(schema.column(position), value, row);
        }
        return value;
    }

    /**
     * What the target gets.
     *
     * @param position of the column in the schema
     * @param row      with its true values
     */
    public @Nullable Object encode(int position, Row row) {
        Column column = schema.column(position);
        Object encoded = row.get(position);
        for (ValueCodec codec : codecs[position]) {
            encoded = codec.encode(column, encoded, row);
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
