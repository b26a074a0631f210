package dev.etlpipeline.governance.scheme;

import dev.etlpipeline.core.row.Column;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a personal value is, so that it is known how to recognise and how to mask it. A definition says it by a tag. */
public enum DataKind {
    FIRST_NAME,
    LAST_NAME,
    FULL_NAME,
    EMAIL,
    PHONE,
    POSTCODE,
    ADDRESS,
    DATE_OF_BIRTH,
    NI_NUMBER,
    NHS_NUMBER,
    CARD_NUMBER,
    IBAN,
    IP_ADDRESS,
    /** Prose that may hold any of the others. */
    FREE_TEXT,
    /** Identifies a person, and is of no form that is known. */
    OTHER;

    /** The tag that says it, such as {@code date-of-birth}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The class of such values where no tag says another: sensitive are those that a thief can do most with. */
    public DataClass usualClass() {
        return switch (this) {
            case NI_NUMBER, NHS_NUMBER, CARD_NUMBER, IBAN -> DataClass.SENSITIVE_PERSONAL;
            default -> DataClass.PERSONAL;
        };
    }

    /** The first kind, in the order above, that the column is tagged with; empty where it is tagged with none. */
    public static Optional<DataKind> of(Column column) {
        return Arrays.stream(values())
                .filter(kind -> column.tags().contains(kind.word()))
                .findFirst();
    }
}
