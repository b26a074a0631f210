package dev.etlpipeline.governance.mask;

import dev.etlpipeline.core.step.UkPostcode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Postcodes of the United Kingdom, in a valid form. */
final class MaskedPostcodes {

    /** The inward code of a masked postcode: it stands for all of the district. */
    private static final String ANY_INWARD = " 0AA";

    /** Of an area that is not there. */
    static final String REDACTED = "AA1" + ANY_INWARD;

    private static final String FIRST = "AFIJU";

    /** None of them makes a post town's area with one of those in front, as B makes AB and UB. */
    private static final String SECOND = "ACDFHN";

    private static final String UNIT = "ABDEFGHJLNPQRSTUWXYZ";
    private static final int DISTRICTS = 99;
    private static final int DIGITS = 10;

    private final Pseudonyms pseudonyms;

    MaskedPostcodes(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /** A postcode in an area that is not there. */
    String of(String postcode) {
        Draw draw = pseudonyms.draw("postcode", canonical(postcode));
        return "" + FIRST.charAt(draw.below(FIRST.length()))
                + SECOND.charAt(draw.below(SECOND.length()))
                + (1 + draw.below(DISTRICTS))
                + ' '
                + draw.below(DIGITS)
                + UNIT.charAt(draw.below(UNIT.length()))
                + UNIT.charAt(draw.below(UNIT.length()));
    }

    /** The district, with an inward code that is the same for all: SW1A 2AA is SW1A 0AA. */
    static String district(String postcode) {
        String outward = UkPostcode.outward(postcode);
        return outward == null ? REDACTED : outward + ANY_INWARD;
    }

    /** The area, with a district that is the same for all: SW1A 2AA is SW1 0AA. */
    static String area(String postcode) {
        String normal = UkPostcode.normalise(postcode);
        if (normal == null || normal.startsWith("GIR")) { // Girobank's alone has no area
            return REDACTED;
        }
        return normal.substring(0, Character.isDigit(normal.charAt(1)) ? 1 : 2) + "1" + ANY_INWARD;
    }

    private static String canonical(String postcode) {
        @Nullable String normal = UkPostcode.normalise(postcode);
        return normal == null ? postcode.strip().toUpperCase(Locale.ROOT) : normal;
    }
}
