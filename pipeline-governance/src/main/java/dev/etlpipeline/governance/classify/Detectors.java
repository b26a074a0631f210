package dev.etlpipeline.governance.classify;

import dev.etlpipeline.core.step.TextForms;
import dev.etlpipeline.governance.scheme.DataKind;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.InetAddressValidator;

/**
 * The kinds that single values tell of. The figures are judged by what {@code ClassificationTest} measures with them. Thread-safe.
 */
final class Detectors {

    private static final Pattern DIALLED = Pattern.compile("[0+(][0-9 ()+./-]{7,22}");
    private static final Pattern PHONE_LIKE = Pattern.compile("[+(]?[0-9][0-9 ()+./x-]{5,22}");
    private static final Pattern POSTCODE_LIKE = Pattern.compile("(?=.*[0-9])[A-Za-z0-9][A-Za-z0-9 ]{3,8}");
    private static final Pattern NINE = Pattern.compile("(?=.*[0-9])[A-Za-z0-9 -]{8,14}");
    private static final Pattern IBAN_LIKE = Pattern.compile("[A-Za-z]{2}[0-9]{2}[A-Za-z0-9 ]{8,36}");
    private static final Pattern IP = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9A-Fa-f:]{2,39}");

    /** A house and a street, or a flat. */
    private static final Pattern ADDRESS = Pattern.compile(
            "(?i)(?:flat|apt|apartment|unit|suite)\\.? [0-9]+[a-z]?\\b.*|(?:[a-z' ]{2,30}, ?)?[0-9]{1,5}[a-z]?(?:-[0-9]+)?,? .*\\b(?:street|st|road|rd|lane|ln|"
                    + "avenue|ave|close|drive|dr|way|court|crescent|terrace|gardens|grove|place|square|hill|park|row|walk|mews|"
                    + "green|view|rise|parade|boulevard|blvd)\\b.*");

    private static final Pattern ADDRESS_LIKE = Pattern.compile("(?=.*\\p{L}).{4,200}");

    private static final int LONGEST = 254;

    private final TextForms forms = new TextForms();
    private final NameLists names;
    private final BirthDates births;
    private final List<Detector> all;

    Detectors(NameLists names, BirthDates births) {
        this.names = names;
        this.births = births;
        this.all = List.of(contacts(), identities(), people()).stream()
                .flatMap(List::stream)
                .toList();
    }

    List<Detector> all() {
        return all;
    }

    private List<Detector> contacts() {
        return List.of(
                new Detector(
                        DataKind.EMAIL, "e-mail addresses", 0, 0.8, 0.97, this::isEmail, text -> text.indexOf('@') > 0),
                new Detector(DataKind.PHONE, "telephone numbers", 0.02, 0.7, 0.9, this::isPhone, like(PHONE_LIKE)),
                new Detector(
                        DataKind.POSTCODE,
                        "UK postcodes",
                        0.02,
                        0.7,
                        0.95,
                        text -> text.length() <= 10 && forms.isPostcode(text),
                        like(POSTCODE_LIKE)),
                new Detector(DataKind.ADDRESS, "addresses", 0.05, 0.5, 0.85, Detectors::isAddress, like(ADDRESS_LIKE)));
    }

    private static List<Detector> identities() {
        return List.of(
                new Detector(
                        DataKind.NI_NUMBER,
                        "National Insurance numbers",
                        0.01,
                        0.7,
                        0.95,
                        CheckDigits::isNiNumber,
                        like(NINE)),
                new Detector(
                        DataKind.NHS_NUMBER,
                        "NHS numbers, check digit included",
                        0.1,
                        0.8,
                        0.9,
                        CheckDigits::isNhsNumber,
                        text -> digits(text) == 10),
                new Detector(
                        DataKind.CARD_NUMBER,
                        "card numbers, check digit included",
                        0.11,
                        0.8,
                        0.95,
                        CheckDigits::isCardNumber,
                        text -> digits(text) >= 12 && digits(text) <= 19),
                new Detector(
                        DataKind.IBAN,
                        "IBANs, check digits included",
                        0.02,
                        0.8,
                        0.97,
                        CheckDigits::isIban,
                        like(IBAN_LIKE)),
                new Detector(DataKind.IP_ADDRESS, "IP addresses", 0.01, 0.8, 0.9, Detectors::isIpAddress, like(IP)));
    }

    private List<Detector> people() {
        return List.of(
                new Detector(DataKind.DATE_OF_BIRTH, "dates gone by", 0, 0.8, 0.5, births::isPast, BirthDates::isDate),
                new Detector(
                        DataKind.FIRST_NAME,
                        "known given names",
                        0.1,
                        0.55,
                        0.75,
                        names::isGiven,
                        NameLists::looksLikeName),
                new Detector(
                        DataKind.LAST_NAME,
                        "known family names",
                        0.12,
                        0.4,
                        0.75,
                        names::isFamily,
                        NameLists::looksLikeName),
                new Detector(
                        DataKind.FULL_NAME,
                        "names of people",
                        0.06,
                        0.5,
                        0.85,
                        names::isFull,
                        text -> text.indexOf(' ') > 0 && NameLists.looksLikeName(text)));
    }

    boolean isEmail(String text) {
        return text.length() <= LONGEST && text.indexOf('@') > 0 && forms.isEmail(text);
    }

    /** Numbers without zero or plus in front may be anything. */
    boolean isPhone(String text) {
        return DIALLED.matcher(text).matches() && forms.isPhone(text);
    }

    boolean isPostcode(String text) {
        return forms.isPostcode(text);
    }

    static boolean isIpAddress(String text) {
        return IP.matcher(text).matches()
                && InetAddressValidator.getInstance().isValid(text)
                && (text.indexOf('.') > 0 || text.length() > 3);
    }

    /** What has no digit and no blank is none: to be sure of that takes long otherwise. */
    private static boolean isAddress(String text) {
        return text.length() <= LONGEST
                && text.indexOf(' ') > 0
                && text.chars().anyMatch(c -> c >= '0' && c <= '9')
                && ADDRESS.matcher(text).matches();
    }

    private static Predicate<String> like(Pattern pattern) {
        return text -> text.length() <= LONGEST && pattern.matcher(text).matches();
    }

    private static int digits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c != ' ' && c != '-') {
                return 0;
            }
        }
        return digits;
    }
}
