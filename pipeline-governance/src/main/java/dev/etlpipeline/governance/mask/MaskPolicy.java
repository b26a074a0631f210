package dev.etlpipeline.governance.mask;

import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.settings.SettingsException;
import dev.etlpipeline.governance.scheme.DataKind;
import dev.etlpipeline.governance.scheme.Scheme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which columns are masked, and how. Immutable. */
final class MaskPolicy {

    /** Begins a column's tag that names its mask. */
    static final String TAG = "mask:";

    private final Scheme scheme;
    private final MaskMode mode;
    private final PhoneRange phones;
    private final Map<DataKind, Mask> kinds;

    private MaskPolicy(Scheme scheme, MaskMode mode, PhoneRange phones, Map<DataKind, Mask> kinds) {
        this.scheme = scheme;
        this.mode = mode;
        this.phones = phones;
        this.kinds = kinds;
    }

    /** @throws SettingsException with each kind that is none, and each mask that loads cannot use */
    static MaskPolicy of(MaskSettings settings, Scheme scheme) {
        Map<DataKind, Mask> kinds = new EnumMap<>(DataKind.class);
        for (DataKind kind : DataKind.values()) {
            kinds.put(kind, Maskers.usual(kind));
        }
        List<String> problems = new ArrayList<>();
        settings.kinds().forEach((word, mask) -> {
            Optional<DataKind> kind = Arrays.stream(DataKind.values())
                    .filter(one -> one.word().equals(word))
                    .findFirst();
            kind.ifPresentOrElse(
                    known -> kinds.put(known, mask),
                    () -> problems.add("governance.mask.kinds." + word + ": is no kind of value; there are "
                            + String.join(
                                    ", ",
                                    Arrays.stream(DataKind.values())
                                            .map(DataKind::word)
                                            .toList())));
            if (mask == Mask.SHUFFLE) {
                problems.add("governance.mask.kinds." + word + ": " + noShuffle());
            }
        });
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        return new MaskPolicy(scheme, settings.mode(), settings.phones(), kinds);
    }

    private static String noShuffle() {
        return "shuffle works on whole files only (./pipeline mask); a row that is loaded again would get another value";
    }

    MaskMode mode() {
        return mode;
    }

    PhoneRange phones() {
        return phones;
    }

    /** Whether a load masks a column. */
    boolean masks(Column column) {
        return isPersonal(column)
                && switch (mode) {
                    case MASK -> true;
                    case CLEAR -> false;
                    case ENCRYPTED -> !scheme.encrypts(column);
                };
    }

    /** Whether a column is one of those that are masked, where anything is. */
    boolean isPersonal(Column column) {
        return !column.key() && scheme.masks(column);
    }

    /** Whether people could be told by it together with others, though not by it alone. */
    static boolean isQuasiIdentifier(Column column) {
        DataKind kind = kind(column);
        return kind == DataKind.POSTCODE || kind == DataKind.DATE_OF_BIRTH;
    }

    static DataKind kind(Column column) {
        return DataKind.of(column).orElse(DataKind.OTHER);
    }

    /**
     * How a column is masked: as its tag says, else as its kind is.
     *
     * @throws SettingsException where its tag names no mask
     */
    Mask mask(Column column) {
        Optional<String> tag = column.tags().stream()
                .filter(one -> one.startsWith(TAG))
                .sorted()
                .findFirst();
        if (tag.isEmpty()) {
            return kinds.getOrDefault(kind(column), Mask.REDACT);
        }
        String word = tag.get().substring(TAG.length());
        return Mask.of(word)
                .orElseThrow(() -> new SettingsException(List.of("column " + column.name() + " is tagged " + tag.get()
                        + ", which is no mask; there are " + String.join(", ", Mask.words()))));
    }

    /**
     * The same for a load.
     *
     * @throws SettingsException also where the mask is one of whole files
     */
    Mask loadMask(Column column) {
        Mask mask = mask(column);
        if (mask == Mask.SHUFFLE) {
            throw new SettingsException(
                    List.of("column " + column.name() + " is tagged mask:shuffle, but " + noShuffle()));
        }
        return mask;
    }
}
