package dev.etlpipeline.sandbox.api;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A postcode of British form, whether or not it exists.
 *
 * @param area the letters it begins with
 * @param outward what stands before the blank
 * @param inward what stands after it
 */
record UkPostcode(String area, String outward, String inward) {

    /** British Standard 7666, without {@code GIR 0AA} and overseas territories. */
    private static final Pattern GRAMMAR = Pattern.compile(
            "(?<outward>(?<area>[A-PR-UWYZ][A-HK-Y]?)[0-9][0-9A-HJKMNPR-Y]?)(?<inward>[0-9][ABD-HJLNP-UW-Z]{2})");

    /** Case and blanks do not matter. */
    static Optional<UkPostcode> parse(String text) {
        Matcher matcher = GRAMMAR.matcher(text.toUpperCase(Locale.ROOT).replaceAll("\\s", ""));
        return matcher.matches()
                ? Optional.of(new UkPostcode(matcher.group("area"), matcher.group("outward"), matcher.group("inward")))
                : Optional.empty();
    }

    /** As it is written: {@code SW1A 1AA}. */
    @Override
    public String toString() {
        return outward + " " + inward;
    }
}
