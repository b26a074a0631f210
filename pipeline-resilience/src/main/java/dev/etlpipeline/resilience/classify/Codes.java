package dev.etlpipeline.resilience.classify;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** What people type of an error: a number, a SQLState, a status, or the name of a class. */
final class Codes {

    private Codes() {}

    /** All that it may be; empty where nothing is known of it. */
    static List<Classified> read(String typed) {
        String code = typed.strip().toUpperCase(Locale.ROOT).replaceFirst("^(HTTP|SQLSTATE|H2|SQL SERVER)[ -]*", "");
        List<Classified> found = new ArrayList<>();
        if (code.matches("-?\\d{1,9}")) {
            int number = Integer.parseInt(code);
            Stream.of(
                            SqlServerErrors.numbers().containsKey(number) ? SqlServerErrors.find(number) : null,
                            H2Errors.find(number))
                    .filter(Objects::nonNull)
                    .forEach(found::add);
            if (number >= 300 && number <= 599) {
                found.add(ApiErrors.ofStatus(number, false));
            }
        }
        if (code.matches("[0-9A-Z]{5}")) {
            Classified state = SqlStates.find(new SQLException("", code));
            if (state != null) {
                found.add(state);
            }
        }
        for (ErrorClass kind : ErrorClass.values()) {
            if (kind.name().equals(code.replace('-', '_'))) {
                found.add(Classified.of(kind, "the class"));
            }
        }
        return found;
    }
}
