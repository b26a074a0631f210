package dev.etlpipeline.sandbox.generator;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Judges a line of a customer file by its own lights, without knowing how it was made. */
final class CustomerOracle {

    private static final Pattern FIELD = Pattern.compile("\\G(?:\"((?:[^\"]|\"\")*)\"|([^\",]*))(,|$)");
    private static final Pattern EMAIL = Pattern.compile("[A-Za-z0-9.]+@[A-Za-z0-9]+(\\.[A-Za-z0-9]+)+");
    private static final Pattern PHONE =
            Pattern.compile("|(\\+44|0)(7[4-9]\\d{8}|20[378]\\d{7}|1\\d1\\d{7}|11\\d{8}|2[89]\\d{8})");
    private static final Pattern POSTCODE = Pattern.compile(
            "[A-PR-UWYZ]([0-9][0-9A-HJKPSTUW]?|[A-HK-Y][0-9][0-9ABEHMNPRVWXY]?)[0-9][ABD-HJLNP-UW-Z]{2}");
    private static final List<String> DATE_FORMS = List.of("uuuu-MM-dd", "dd/MM/uuuu");

    private CustomerOracle() {}

    /** Everything that is wrong with a line. */
    static Set<BadCustomer> wrongWith(String line) {
        List<String> fields = fields(line);
        if (fields.isEmpty()) {
            return Set.of(BadCustomer.BROKEN_QUOTING);
        } else if (fields.size() != 10) {
            return Set.of(fields.size() < 10 ? BadCustomer.TOO_FEW_COLUMNS : BadCustomer.TOO_MANY_COLUMNS);
        }
        Set<BadCustomer> wrong = EnumSet.noneOf(BadCustomer.class);
        note(wrong, BadCustomer.MISSING_CUSTOMER_ID, fields.get(0).isBlank());
        note(wrong, BadCustomer.OVER_LONG_NAME, fields.get(1).length() > 100);
        note(wrong, BadCustomer.MISSING_LAST_NAME, fields.get(2).isBlank());
        note(wrong, BadCustomer.BAD_EMAIL, !EMAIL.matcher(fields.get(3)).matches());
        note(wrong, BadCustomer.BAD_PHONE, !matches(PHONE, fields.get(4)));
        note(wrong, BadCustomer.BIRTH_OUT_OF_RANGE, !plausibleBirth(fields.get(5)));
        note(wrong, BadCustomer.BAD_POSTCODE, !matches(POSTCODE, fields.get(6).toUpperCase(Locale.ROOT)));
        String status = fields.get(8).strip().toLowerCase(Locale.ROOT);
        note(
                wrong,
                BadCustomer.UNKNOWN_STATUS,
                !Set.of("active", "inactive", "suspended").contains(status));
        note(wrong, BadCustomer.IMPOSSIBLE_DATE, date(fields.get(9)) == null);
        return wrong;
    }

    /** The fields of a line, or none if its quotes are broken. */
    static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        Matcher matcher = FIELD.matcher(line);
        while (matcher.find()) {
            fields.add(matcher.group(1) != null ? matcher.group(1).replace("\"\"", "\"") : matcher.group(2));
            if (matcher.end() == line.length() && matcher.group(3).isEmpty()) {
                return fields;
            }
        }
        return List.of();
    }

    private static void note(Set<BadCustomer> wrong, BadCustomer kind, boolean applies) {
        if (applies) {
            wrong.add(kind);
        }
    }

    private static boolean matches(Pattern pattern, String text) {
        return pattern.matcher(text.replace(" ", "")).matches();
    }

    private static boolean plausibleBirth(String text) {
        LocalDate date = date(text);
        return date != null && date.getYear() > 1900 && date.getYear() < 2010;
    }

    private static LocalDate date(String text) {
        for (String form : DATE_FORMS) {
            try {
                return LocalDate.parse(
                        text, DateTimeFormatter.ofPattern(form, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT));
            } catch (DateTimeParseException e) {
                // the next form may fit
            }
        }
        return null;
    }
}
