package dev.etlpipeline.chaos.schemadrift;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** What the supplier changes overnight. */
enum Change {
    COLUMN_ADDED(header -> inserted(header, "loyalty_tier"), record -> inserted(record, "gold")),
    COLUMN_RENAMED(header -> renamed(header, "date_of_birth", "dob"), record -> record),
    DATE_FORMAT(header -> header, Change::withOtherDates);

    private static final int NEW_AT = 7;
    private static final List<Integer> DATES = List.of(5, 9);
    private static final List<DateTimeFormatter> BEFORE = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT),
            DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT));
    private static final DateTimeFormatter NOW = DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.ROOT);

    private final UnaryOperator<List<String>> header;
    private final UnaryOperator<List<String>> record;

    Change(UnaryOperator<List<String>> header, UnaryOperator<List<String>> record) {
        this.header = header;
        this.record = record;
    }

    List<String> header(List<String> before) {
        return header.apply(before);
    }

    List<String> record(List<String> before) {
        return record.apply(before);
    }

    private static List<String> inserted(List<String> fields, String field) {
        List<String> changed = new ArrayList<>(fields);
        changed.add(NEW_AT, field);
        return changed;
    }

    private static List<String> renamed(List<String> header, String name, String instead) {
        List<String> changed = new ArrayList<>(header);
        changed.set(changed.indexOf(name), instead);
        return changed;
    }

    private static List<String> withOtherDates(List<String> fields) {
        List<String> changed = new ArrayList<>(fields);
        for (int column : DATES) {
            changed.set(column, otherwise(fields.get(column)));
        }
        return changed;
    }

    private static String otherwise(String date) {
        for (DateTimeFormatter format : BEFORE) {
            try {
                return LocalDate.parse(date.strip(), format).format(NOW);
            } catch (DateTimeException e) {
                // It is written in one of the others.
            }
        }
        return date;
    }
}
