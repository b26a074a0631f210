package dev.etlpipeline.sandbox.generator;

import static dev.etlpipeline.sandbox.generator.Words.any;

import dev.etlpipeline.sandbox.generator.People.Name;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/**
 * Customers of a British company, as untidy as real ones: mixed case and spacing, accents, double-barrelled names, two
 * ways to write a date. {@link BadCustomer} says in which ways records are bad. Customer ids are eight digits and unique;
 * {@link Keys} says which and in what order.
 */
public final class CustomerGenerator extends CsvGenerator {

    private static final int CUSTOMER_ID = 0;
    private static final int FIRST_NAME = 1;
    private static final int LAST_NAME = 2;
    private static final int EMAIL = 3;
    private static final int PHONE = 4;
    private static final int DATE_OF_BIRTH = 5;
    private static final int POSTCODE = 6;
    private static final int COMPANY = 7;
    private static final int STATUS = 8;
    private static final int REGISTRATION_DATE = 9;

    private static final List<String> COLUMNS = List.of(
            "customer_id",
            "first_name",
            "last_name",
            "email",
            "phone",
            "date_of_birth",
            "postcode",
            "company",
            "status",
            "registration_date");

    private static final List<BadKind> BAD_KINDS = List.of(BadCustomer.values());
    private static final LocalDate FIRST_BIRTH = LocalDate.of(1935, 1, 1);
    private static final LocalDate LAST_BIRTH = LocalDate.of(2003, 12, 31);
    private static final LocalDate FIRST_REGISTRATION = LocalDate.of(2022, 1, 1);
    private static final LocalDate LAST_REGISTRATION = LocalDate.of(2025, 6, 30);
    private static final long ID_BASE = 10_000_000;

    /** Ids have eight digits. */
    private static final long MAX_KEY = 89_999_999;

    public CustomerGenerator(long seed) {
        this(seed, DEFAULT_BAD_SHARE);
    }

    /** @throws IllegalArgumentException if {@code badShare} is not between 0 and 1 */
    public CustomerGenerator(long seed, double badShare) {
        this(seed, badShare, Keys.ASCENDING);
    }

    /** @throws IllegalArgumentException if {@code badShare} is not between 0 and 1 */
    public CustomerGenerator(long seed, double badShare, Keys keys) {
        super(seed, badShare, keys);
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public List<BadKind> badKinds() {
        return BAD_KINDS;
    }

    @Override
    void fill(CsvLine line, String key, Random random) {
        Name first = People.first(random);
        Name last = People.last(random);
        line.set(CUSTOMER_ID, key);
        line.set(FIRST_NAME, Casing.untidy(first.text(), random));
        line.set(LAST_NAME, Casing.untidy(last.text(), random));
        line.set(EMAIL, People.email(first, last, random));
        line.set(PHONE, Phones.any(random));
        line.set(DATE_OF_BIRTH, Dates.text(Dates.between(FIRST_BIRTH, LAST_BIRTH, random), random));
        line.set(POSTCODE, Postcodes.any(random));
        line.set(COMPANY, Companies.anyOrNone(random));
        line.set(STATUS, Casing.untidy(status(random), random));
        line.set(REGISTRATION_DATE, Dates.text(Dates.between(FIRST_REGISTRATION, LAST_REGISTRATION, random), random));
    }

    @Override
    void spoil(CsvLine line, BadKind kind, Random random) {
        switch ((BadCustomer) kind) {
            case MISSING_CUSTOMER_ID -> line.set(CUSTOMER_ID, "");
            case MISSING_LAST_NAME -> line.set(LAST_NAME, any(random, "", "  "));
            case BAD_EMAIL -> line.set(EMAIL, any(random, "nobody", "nobody@", "@example.com", "no body@example.com"));
            case BAD_PHONE -> line.set(PHONE, any(random, "12345", "07000", "ask at reception", "00000000000"));
            case IMPOSSIBLE_DATE -> line.set(REGISTRATION_DATE, any(random, "31/02/2024", "2023-02-29", "2024-13-01"));
            case BIRTH_OUT_OF_RANGE -> line.set(DATE_OF_BIRTH, any(random, "2999-01-01", "12/05/2999", "2101-01-01"));
            case BAD_POSTCODE -> line.set(POSTCODE, any(random, "12345", "SW1A", "unknown", "M1 1A1", "B33 8T"));
            case UNKNOWN_STATUS -> line.set(STATUS, any(random, "archived", "on hold", "n/a", "DELETED"));
            case OVER_LONG_NAME -> line.set(FIRST_NAME, any(random, "Jo".repeat(51), "Maximilian".repeat(13)));
            case TOO_FEW_COLUMNS -> line.dropLast(1 + random.nextInt(5));
            case TOO_MANY_COLUMNS -> line.add("extra");
            case BROKEN_QUOTING -> line.setRaw(LAST_NAME, any(random, "\"O\"Neill", "\"Smith\" Jr", "\"Mc\"Donald"));
        }
    }

    @Override
    public long maxKey() {
        return MAX_KEY;
    }

    @Override
    public String key(long number) {
        return id(number);
    }

    static String id(long number) {
        return Long.toString(ID_BASE + number);
    }

    private static String status(Random random) {
        int dice = random.nextInt(100);
        return dice < 82 ? "Active" : dice < 94 ? "Inactive" : "Suspended";
    }
}
