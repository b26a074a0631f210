package dev.etlpipeline.governance.mask;

import dev.etlpipeline.core.load.ValueCodec;
import dev.etlpipeline.core.row.Column;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Masks personal values on their way into the target. Thread-safe. */
final class MaskingCodec implements ValueCodec {

    /** To be raised whenever a mask makes something else of the same value, so that rows are written again. */
    private static final int VERSION = 2;

    /** Columns: more than that are other runs' of the same process. */
    private static final int MOST_KNOWN = 256;

    private final MaskPolicy policy;
    private final Supplier<Pseudonyms> key;
    private volatile Known known = new Known(new Column[0], new Masker[0]);
    private volatile @Nullable Tools tools;

    /** @param key asked once, by the first column that is masked */
    MaskingCodec(MaskPolicy policy, Supplier<Pseudonyms> key) {
        this.policy = policy;
        this.key = key;
    }

    private record Tools(Pseudonyms pseudonyms, Maskers maskers) {}

    /** Maskers beside their columns: asked for each value. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    private record Known(Column[] columns, Masker[] maskers) {}

    @Override
    public boolean handles(Column column) {
        return policy.masks(column);
    }

    @Override
    public @Nullable Object encode(Column column, @Nullable Object value) {
        return value == null ? null : masker(column).mask(value);
    }

    @SuppressWarnings("ReferenceEquality") // a run has one object for a column, and few columns are masked
    private Masker masker(Column column) {
        Known all = known;
        Column[] columns = all.columns();
        for (int i = 0; i < columns.length; i++) {
            if (columns[i] == column) {
                return all.maskers()[i];
            }
        }
        return learnt(column);
    }

    private synchronized Masker learnt(Column column) {
        Masker masker = tools().maskers().of(column, MaskPolicy.kind(column), policy.loadMask(column));
        int length = known.columns().length < MOST_KNOWN ? known.columns().length : 0;
        Column[] columns = Arrays.copyOf(known.columns(), length + 1);
        Masker[] maskers = Arrays.copyOf(known.maskers(), length + 1);
        columns[length] = column;
        maskers[length] = masker;
        known = new Known(columns, maskers);
        return masker;
    }

    /** The mask, and of the key what tells it from another and is of no other use. */
    @Override
    public String fingerprint(Column column) {
        long of = tools().pseudonyms().draw("fingerprint", "").bits();
        return "mask" + VERSION + ' ' + policy.loadMask(column).word() + ' '
                + MaskPolicy.kind(column).word() + ' ' + policy.phones() + ' '
                + HexFormat.of().toHexDigits(of);
    }

    @Override
    public String shown(Column column, String text) {
        return SameForm.shape(text);
    }

    private Tools tools() {
        Tools made = tools;
        if (made == null) {
            Pseudonyms pseudonyms = key.get();
            made = new Tools(pseudonyms, new Maskers(pseudonyms, policy.phones()));
            tools = made;
        }
        return made;
    }
}
