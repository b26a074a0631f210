package dev.etlpipeline.core.step;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The grammar of UK postcodes, after Royal Mail's Programmers' Guide to PAF: which letters may stand where in the six
 * shapes of an outward code (A9, A99, AA9, AA99, A9A, AA9A), two letters but not C, I, K, M, O, V behind the inward digit,
 * and Girobank's GIR 0AA. It says what could be a postcode, not which ones exist.
 */
public final class UkPostcode {

    static final String EXPECTED = "must be a UK postcode such as SW1A 1AA";

    private static final Pattern GRAMMAR = Pattern.compile("GIR0AA"
            + "|(?:[A-PR-UWYZ](?:[0-9]{1,2}|[0-9][ABCDEFGHJKPSTUW]"
            + "|[A-HK-Y](?:[0-9]{1,2}|[0-9][ABEHMNPRVWXY])))"
            + "[0-9][ABD-HJLNP-UW-Z]{2}");

    private static final int INWARD = 3;

    private UkPostcode() {}

    /** In capitals, with one blank before the inward code; null where it is no postcode. White space is ignored. */
    public static @Nullable String normalise(String text) {
        StringBuilder compact = new StringBuilder(8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Blanks.isBlank(c)) {
                if (c >= 128) {
                    return null; // some letters become ASCII in capitals
                }
                compact.append(c);
            }
        }
        String upper = compact.toString().toUpperCase(Locale.ROOT);
        if (!GRAMMAR.matcher(upper).matches()) {
            return null;
        }
        int inward = upper.length() - INWARD;
        return upper.substring(0, inward) + " " + upper.substring(inward);
    }
}
