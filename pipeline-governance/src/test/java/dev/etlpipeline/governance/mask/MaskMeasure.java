package dev.etlpipeline.governance.mask;

import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.ColumnType;
import dev.etlpipeline.governance.scheme.DataKind;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What masking six columns of a row costs, and the first value of the library of fakes. Run by hand; not a test. */
final class MaskMeasure {

    private static final int ROWS = 1_000_000;

    private MaskMeasure() {}

    public static void main(String[] args) {
        Maskers maskers = new Maskers(new Pseudonyms(new byte[32]), PhoneRange.RESERVED);
        Map<DataKind, Masker> usual = new EnumMap<>(DataKind.class);
        List.of(
                        DataKind.FIRST_NAME,
                        DataKind.LAST_NAME,
                        DataKind.EMAIL,
                        DataKind.PHONE,
                        DataKind.DATE_OF_BIRTH,
                        DataKind.POSTCODE)
                .forEach(kind -> usual.put(kind, maskers.of(column(kind), kind, Maskers.usual(kind))));
        for (int round = 0; round < 5; round++) {
            for (DataKind kind : usual.keySet()) {
                say(
                        "round " + round + ", " + kind.word(),
                        masked(Map.of(kind, usual.getOrDefault(kind, value -> value))));
            }
            say("round " + round + ", all six", masked(usual));
        }
        long start = System.nanoTime();
        maskers.of(column(DataKind.LAST_NAME), DataKind.LAST_NAME, Mask.FAKE).mask("Smith");
        say("first fake, ms", (System.nanoTime() - start) / 1e6);
    }

    private static Column column(DataKind kind) {
        ColumnType type = kind == DataKind.DATE_OF_BIRTH ? ColumnType.DATE : ColumnType.TEXT;
        return new Column("c", type, 100, 0, 0, false, false, Set.of(), Column.Role.SOURCE);
    }

    /** Microseconds a row. */
    private static double masked(Map<DataKind, Masker> maskers) {
        int sum = 0;
        long start = System.nanoTime();
        for (int row = 0; row < ROWS; row++) {
            for (Map.Entry<DataKind, Masker> entry : maskers.entrySet()) {
                sum += String.valueOf(entry.getValue().mask(value(entry.getKey(), row)))
                        .length();
            }
        }
        long took = System.nanoTime() - start;
        return sum == 0 ? 0 : took / 1e3 / ROWS;
    }

    private static Object value(DataKind kind, int row) {
        return switch (kind) {
            case EMAIL -> "margaret.oneill" + row + "@mail.example";
            case PHONE -> "+4474" + (10_000_000 + row);
            case DATE_OF_BIRTH -> LocalDate.ofEpochDay(row % 20_000);
            case POSTCODE -> "SW1A 2AA";
            default -> "Featherstone" + row % 5_000;
        };
    }

    private static void say(String what, double figure) {
        System.out.printf(Locale.ROOT, "%-30s %8.2f%n", what, figure);
    }
}
