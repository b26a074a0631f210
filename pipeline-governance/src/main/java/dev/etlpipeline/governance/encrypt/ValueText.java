package dev.etlpipeline.governance.encrypt;

import dev.etlpipeline.core.row.Column;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Values as texts that give the same value again. */
final class ValueText {

    /** UTF-8 bytes of a UTF-16 unit, at most. */
    private static final int BYTES_A_UNIT = 3;

    /** Sign and 19 digits. */
    private static final int LONG = 20;

    /** Sign and point of a decimal. */
    private static final int SIGNS = 3;

    /** A date of years of up to ten digits, as {@code LocalDate} has them. */
    private static final int DATE = 17;

    private static final int TIMESTAMP = 36;

    private static final int BOOLEAN = 5;

    private ValueText() {}

    static String of(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    /**
     * The value again; also one that a database made a text of when a column was altered.
     *
     * @throws IllegalArgumentException where it is none of the column's type
     */
    static Object parse(Column column, String text) {
        try {
            return switch (column.type()) {
                case TEXT -> text;
                case INTEGER -> Long.valueOf(text.strip());
                case DECIMAL -> new BigDecimal(text.strip());
                case DATE -> LocalDate.parse(text.strip());
                case TIMESTAMP -> LocalDateTime.parse(text.strip().replace(' ', 'T'));
                case BOOLEAN -> bool(text.strip().toLowerCase(Locale.ROOT));
            };
        } catch (NumberFormatException | DateTimeParseException e) {
            // Without what it says: it quotes the value.
            throw new IllegalArgumentException("no " + column.type().word());
        }
    }

    private static Boolean bool(String text) {
        return switch (text) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new IllegalArgumentException("no boolean");
        };
    }

    /** Bytes of the longest value; 0 where there is no bound. */
    static int bytes(Column column) {
        return switch (column.type()) {
            case TEXT -> column.length() * BYTES_A_UNIT;
            case INTEGER -> LONG;
            case DECIMAL -> column.precision() + SIGNS;
            case DATE -> DATE;
            case TIMESTAMP -> TIMESTAMP;
            case BOOLEAN -> BOOLEAN;
        };
    }
}
