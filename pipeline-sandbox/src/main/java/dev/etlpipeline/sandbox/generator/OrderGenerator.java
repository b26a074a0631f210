package dev.etlpipeline.sandbox.generator;

import static dev.etlpipeline.sandbox.generator.Words.any;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Random;

/**
 * Orders of the customers of a {@link CustomerGenerator} file: a second kind of file, with decimals, whole numbers,
 * booleans and time stamps. {@link BadOrder} says in which ways records are bad.
 */
public final class OrderGenerator extends CsvGenerator {

    private static final int ORDER_ID = 0;
    private static final int CUSTOMER_ID = 1;
    private static final int ORDER_DATE = 2;
    private static final int AMOUNT = 3;
    private static final int QUANTITY = 4;
    private static final int CURRENCY = 5;
    private static final int GIFT = 6;
    private static final int PLACED_AT = 7;

    private static final List<String> COLUMNS =
            List.of("order_id", "customer_id", "order_date", "amount", "quantity", "currency", "gift", "placed_at");

    private static final List<BadKind> BAD_KINDS = List.of(BadOrder.values());
    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2025, 6, 30);
    private static final int CUSTOMERS = 1000;
    private static final long ID_BASE = 500_000;
    private static final long MAX_KEY = 999_999_999;

    public OrderGenerator(long seed) {
        this(seed, DEFAULT_BAD_SHARE);
    }

    /** @throws IllegalArgumentException if {@code badShare} is not between 0 and 1 */
    public OrderGenerator(long seed, double badShare) {
        this(seed, badShare, Keys.ASCENDING);
    }

    /** @throws IllegalArgumentException if {@code badShare} is not between 0 and 1 */
    public OrderGenerator(long seed, double badShare, Keys keys) {
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
        LocalDate day = Dates.between(FIRST_DAY, LAST_DAY, random);
        line.set(ORDER_ID, key);
        line.set(CUSTOMER_ID, CustomerGenerator.id(1 + random.nextInt(CUSTOMERS)));
        line.set(ORDER_DATE, day.toString());
        line.set(AMOUNT, (1 + random.nextInt(900)) + "." + Words.digits(2, random));
        line.set(QUANTITY, Integer.toString(1 + random.nextInt(12)));
        line.set(CURRENCY, any(random, "GBP", "GBP", "GBP", "GBP", "GBP", "GBP", "EUR", "USD"));
        line.set(GIFT, Boolean.toString(random.nextInt(8) == 0));
        line.set(PLACED_AT, instant(day, random));
    }

    @Override
    void spoil(CsvLine line, BadKind kind, Random random) {
        switch ((BadOrder) kind) {
            case MISSING_ORDER_ID -> line.set(ORDER_ID, "");
            case BAD_AMOUNT -> line.set(AMOUNT, any(random, "twelve", "1.2.3", "12 pounds"));
            case BAD_QUANTITY -> line.set(QUANTITY, any(random, "two", "1.5"));
            case BAD_GIFT -> line.set(GIFT, any(random, "perhaps", "2"));
            case BAD_TIMESTAMP -> line.set(PLACED_AT, any(random, "2025-02-30T10:00:00Z", "2025-03-01T25:00:00Z"));
            case TOO_FEW_COLUMNS -> line.dropLast(2);
        }
    }

    @Override
    public long maxKey() {
        return MAX_KEY;
    }

    @Override
    public String key(long number) {
        return "ORD-" + (ID_BASE + number);
    }

    /** UTC, with seconds always written. */
    private static String instant(LocalDate day, Random random) {
        LocalTime time = LocalTime.ofSecondOfDay(random.nextInt(24 * 60 * 60));
        String text = time.toString();
        return day + "T" + (text.length() == 5 ? text + ":00" : text) + "Z";
    }
}
