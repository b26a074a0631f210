package dev.etlpipeline.governance.mask;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A way to mask a value. */
public enum Mask {
    /** One constant for all values of a kind. */
    REDACT,
    /** A small part of the value stays, the rest is a constant. */
    PARTIAL,
    /** Another value of the same form, made from this one under a key: the same for the same value, in every file. */
    KEYED,
    /** The value with less detail: a postcode's district, a date's year. */
    GENERALISE,
    /** The values of a column change places; only in files, see {@link MaskPolicy}. */
    SHUFFLE,
    /** As {@link #KEYED}, with names and addresses that look real. */
    FAKE,
    /** No value; in a column that needs one, as {@link #REDACT}. */
    NULL;

    /** As settings and tags have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Mask> of(String word) {
        return Arrays.stream(values()).filter(mask -> mask.word().equals(word)).findFirst();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Mask::word).toList();
    }
}
