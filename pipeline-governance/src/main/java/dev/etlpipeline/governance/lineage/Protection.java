package dev.etlpipeline.governance.lineage;

import dev.etlpipeline.core.load.ValueCodec;
import dev.etlpipeline.core.row.Column;
import java.util.List;
import java.util.Locale;

/** What the target gets in place of a column's true value. */
public enum Protection {
    /** The value itself. */
    CLEAR,
    /** Something from which it does not come back. */
    MASKED,
    /** Something from which it comes back with a key. */
    ENCRYPTED,
    /** A digest of it and others. */
    HASHED;

    /** What the codecs do to a column; those of the key are left alone. */
    static Protection of(Column column, List<ValueCodec> codecs) {
        List<ValueCodec> handling = column.key()
                ? List.of()
                : codecs.stream().filter(codec -> codec.handles(column)).toList();
        if (handling.isEmpty()) {
            return CLEAR;
        }
        return handling.stream().allMatch(codec -> codec.reversible(column)) ? ENCRYPTED : MASKED;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
