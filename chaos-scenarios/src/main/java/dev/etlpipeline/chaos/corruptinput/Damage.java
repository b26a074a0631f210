package dev.etlpipeline.chaos.corruptinput;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be wrong with a record of customers, or only looks as if it were; with the verdict that it deserves. */
enum Damage {
    UNCLOSED_QUOTE("quoting", (fields, random) -> line(with(fields, At.LAST_NAME, "\"" + fields.get(At.LAST_NAME)))),
    TEXT_BEHIND_QUOTE("quoting", (fields, random) -> line(with(fields, At.LAST_NAME, "\"O\"Neill"))),
    TOO_FEW_COLUMNS("column-count", (fields, random) -> none(fields.subList(0, 9 - random.nextInt(5)))),
    TOO_MANY_COLUMNS(
            "column-count",
            (fields, random) ->
                    none(Stream.concat(fields.stream(), Stream.of("more")).toList())),
    BAD_UTF8("charset", (fields, random) -> spliced(fields, 0xC3, 0x28)),
    NUL("nul", (fields, random) -> spliced(fields, 0)),
    OVER_LONG_FIELD("length", (fields, random) -> line(with(fields, At.FIRST_NAME, "Jo".repeat(60)))),
    OVER_LONG_RECORD(
            "record-too-long",
            (fields, random) ->
                    line(with(fields, At.FIRST_NAME, "x".repeat(Corruptor.MOST_BYTES + random.nextInt(900))))),
    BAD_EMAIL("email", (fields, random) -> line(with(fields, At.EMAIL, "no body@example.com"))),
    BAD_PHONE("phone", (fields, random) -> line(with(fields, At.PHONE, "ask at reception"))),
    BAD_POSTCODE("postcode", (fields, random) -> line(with(fields, At.POSTCODE, "SW1A"))),
    IMPOSSIBLE_DATE("type", (fields, random) -> line(with(fields, At.DATE_OF_BIRTH, "31/02/2001"))),
    DATE_OUT_OF_RANGE("range", (fields, random) -> line(with(fields, At.REGISTRATION_DATE, "2999-01-01"))),
    UNKNOWN_STATUS("allowed-values", (fields, random) -> line(with(fields, At.STATUS, "archived"))),
    NO_KEY("required", (fields, random) -> line(with(fields, At.CUSTOMER_ID, ""))),
    NO_LAST_NAME("required", (fields, random) -> line(with(fields, At.LAST_NAME, "  "))),
    /** Fits the definition, which has no lower bound; a constraint of the target may know better. */
    BORN_LONG_AGO("refused-by-warehouse", (fields, random) -> line(with(fields, At.DATE_OF_BIRTH, "1815-12-10"))),
    /** The file ends in the middle of it; only for the last record. */
    CUT_OFF("column-count", (fields, random) -> none(fields.subList(0, 6))),

    /** Good: what looks like damage, and is none. */
    ALL_QUOTED("", (fields, random) -> line(fields.stream().map(Damage::quoted).toList())),
    /** Good: a line ends within quotes, at the end of a value, where {@code trim} takes it off. */
    LINE_END_IN_QUOTES(
            "",
            (fields, random) ->
                    line(with(fields, At.EMAIL, "\"" + fields.get(At.EMAIL) + any(random, "\n\"", "\r\n\"")))),
    /** Good: blanks around values. */
    PADDED("", (fields, random) -> line(with(fields, At.EMAIL, "  " + fields.get(At.EMAIL) + "\t")));

    /** Where the columns stand. */
    private static final class At {
        private static final int CUSTOMER_ID = 0;
        private static final int FIRST_NAME = 1;
        private static final int LAST_NAME = 2;
        private static final int EMAIL = 3;
        private static final int PHONE = 4;
        private static final int DATE_OF_BIRTH = 5;
        private static final int POSTCODE = 6;
        private static final int STATUS = 8;
        private static final int REGISTRATION_DATE = 9;
    }

    private final String rule;
    private final BiFunction<List<String>, Random, byte[]> apply;

    Damage(String rule, BiFunction<List<String>, Random, byte[]> apply) {
        this.rule = rule;
        this.apply = apply;
    }

    /** Under which the record has to be set aside; empty where it is good. */
    String rule() {
        return rule;
    }

    boolean isBad() {
        return !rule.isEmpty();
    }

    /** The record's bytes, without a line's end. */
    byte[] of(List<String> fields, Random random) {
        return apply.apply(fields, random);
    }

    /** The record as it should be. */
    static byte[] none(List<String> fields) {
        return line(fields.stream().map(Damage::plain).toList());
    }

    static String plain(String value) {
        return value.indexOf(',') >= 0 || value.indexOf('"') >= 0 ? quoted(value) : value;
    }

    private static String quoted(String value) {
        return "\"" + value.replace("\"", "\"\"") + "\"";
    }

    /** The other fields stay as they should be; this one is written as it is. */
    private static List<String> with(List<String> fields, int column, String raw) {
        List<String> written = fields.stream().map(Damage::plain).collect(Collectors.toList());
        written.set(column, raw);
        return written;
    }

    private static byte[] line(List<String> written) {
        return String.join(",", written).getBytes(UTF_8);
    }

    /** Bytes that no text has, before the first name. */
    private static byte[] spliced(List<String> fields, int... bytes) {
        ByteArrayOutputStream spliced = new ByteArrayOutputStream();
        spliced.writeBytes((fields.get(At.CUSTOMER_ID) + ",").getBytes(UTF_8));
        for (int one : bytes) {
            spliced.write(one);
        }
        List<String> rest = fields.subList(At.FIRST_NAME, fields.size());
        spliced.writeBytes(none(rest));
        return spliced.toByteArray();
    }

    private static String any(Random random, String... texts) {
        return texts[random.nextInt(texts.length)];
    }
}
