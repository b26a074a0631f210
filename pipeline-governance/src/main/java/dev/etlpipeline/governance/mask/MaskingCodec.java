package dev.etlpipeline.governance.mask;

import dev.etlpipeline.core.load.ValueCodec;
import dev.etlpipeline.core.row.Column;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Masks personal values on their way into the target. Thread-safe. */
final class MaskingCodec implements ValueCodec {

    /** To be raised whenever a mask makes something else of the same value, so that rows are written again. */
    private static final int VERSION = 1;

    private final MaskPolicy policy;
    private final Supplier<Pseudonyms> key;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private volatile @Nullable Tools tools;

    /** @param key asked once, by the first column that is masked */
    MaskingCodec(MaskPolicy policy, Supplier<Pseudonyms> key) {
        this.policy = policy;
        this.key = key;
    }

    private record Tools(Pseudonyms pseudonyms, Maskers maskers) {}

    /** By a column's name, whose hash is at hand, which that of the column is not. */
    private record Known(Column column, Masker masker) {}

    @Override
    public boolean handles(Column column) {
        return policy.masks(column);
    }

    @Override
    public @Nullable Object encode(Column column, @Nullable Object value) {
        return value == null ? null : masker(column).mask(value);
    }

    @SuppressWarnings("ReferenceEquality") // the same column nearly always, and so the quicker answer
    private Masker masker(Column column) {
        Known found = known.get(column.name());
        if (found == null || (found.column() != column && !found.column().equals(column))) {
            found = new Known(column, tools().maskers().of(column, MaskPolicy.kind(column), policy.loadMask(column)));
            known.put(column.name(), found);
        }
        return found.masker();
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
