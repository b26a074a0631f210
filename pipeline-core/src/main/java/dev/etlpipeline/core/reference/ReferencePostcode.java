package dev.etlpipeline.core.reference;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a postcode. All but the postcode itself may be unknown.
 *
 * @param postcode   normalised, such as {@code SW1A 1AA}
 * @param region     of England; elsewhere there are none
 * @param district   its name, or its GSS code where nobody named it
 * @param longitude  WGS84, six digits
 * @param latitude   WGS84, six digits
 * @param terminated first day of the month in which it went out of use; null while it is in use
 */
public record ReferencePostcode(
        String postcode,
        @Nullable String country,
        @Nullable String region,
        @Nullable String district,
        @Nullable BigDecimal longitude,
        @Nullable BigDecimal latitude,
        @Nullable LocalDate terminated) {}
