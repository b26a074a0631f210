package dev.etlpipeline.governance.mask;

import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.governance.scheme.DataKind;
import java.util.function.UnaryOperator;

/** Makes the masker of a column. Thread-safe. */
final class Maskers {

    private final TextMasks texts;
    private final OtherMasks others;

    Maskers(Pseudonyms pseudonyms, PhoneRange phones) {
        this.texts = new TextMasks(pseudonyms, phones);
        this.others = new OtherMasks(pseudonyms);
    }

    /** How a kind is masked where nobody says otherwise. */
    static Mask usual(DataKind kind) {
        return switch (kind) {
            case POSTCODE, DATE_OF_BIRTH -> Mask.GENERALISE;
            case ADDRESS, FREE_TEXT, OTHER -> Mask.REDACT;
            default -> Mask.KEYED;
        };
    }

    Masker of(Column column, DataKind kind, Mask mask) {
        if (mask == Mask.NULL && !column.required()) {
            return value -> null;
        }
        return switch (column.type()) {
            case TEXT -> fitting(texts.of(kind, mask), column.length());
            case DATE -> others.dates(mask);
            case TIMESTAMP -> others.timestamps(mask);
            case INTEGER -> others.integers(mask);
            case DECIMAL -> others.decimals(mask);
            case BOOLEAN -> value -> false;
        };
    }

    /** What is too long for the column is cut. */
    private static Masker fitting(UnaryOperator<String> text, int length) {
        return value -> {
            String masked = text.apply((String) value);
            return length > 0 && masked.length() > length ? masked.substring(0, length) : masked;
        };
    }
}
