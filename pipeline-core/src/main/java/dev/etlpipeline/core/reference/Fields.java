package dev.etlpipeline.core.reference;

import dev.etlpipeline.core.step.UkPostcode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values out of the texts of a line. */
final class Fields {

    private static final int COORDINATE_SCALE = 6;
    private static final Pattern DEGREES = Pattern.compile("[+-]?[0-9]{1,3}(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,2})?");
    private static final Pattern MONTH = Pattern.compile("[12][0-9]{3}(0[1-9]|1[0-2])");

    private Fields() {}

    /** Normalised. */
    static String postcode(@Nullable String text) throws UnusableLine {
        String postcode = text == null ? null : UkPostcode.normalise(text);
        if (postcode == null) {
            throw new UnusableLine("its postcode has no UK postcode's form");
        }
        return postcode;
    }

    /** Null where the text is; six digits behind the point otherwise. */
    static @Nullable BigDecimal degrees(@Nullable String text, int most) throws UnusableLine {
        if (text == null) {
            return null;
        }
        if (!DEGREES.matcher(text).matches()) {
            throw new UnusableLine("a coordinate is not a number of degrees");
        }
        BigDecimal degrees = new BigDecimal(text);
        if (degrees.abs().compareTo(BigDecimal.valueOf(most)) > 0) {
            throw new UnusableLine("a coordinate is not a number of degrees");
        }
        return rounded(degrees);
    }

    static BigDecimal rounded(BigDecimal degrees) {
        return degrees.setScale(COORDINATE_SCALE, RoundingMode.HALF_EVEN);
    }

    /** The first day of a month written as {@code 199606}; null where the text is. */
    static @Nullable LocalDate month(@Nullable String text) throws UnusableLine {
        if (text == null) {
            return null;
        }
        if (!MONTH.matcher(text).matches()) {
            throw new UnusableLine("its month of termination is not written as 199606 is");
        }
        return LocalDate.of(Integer.parseInt(text.substring(0, 4)), Integer.parseInt(text.substring(4)), 1);
    }

    /** @throws UnusableLine where a name does not fit its column */
    static void atMost(@Nullable String name, int most) throws UnusableLine {
        if (name != null && name.length() > most) {
            throw new UnusableLine("a name has more than " + most + " characters");
        }
    }
}
