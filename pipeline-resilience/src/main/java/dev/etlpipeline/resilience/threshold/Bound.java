package dev.etlpipeline.resilience.threshold;

import java.util.Locale;

/**
 * How much may be bad of one kind.
 *
 * @param what         such as {@code records}, {@code records under rule range}
 * @param countSetting that says how many, with its value
 * @param shareSetting that says what share, with its value
 * @param maxShare     of all records; 1 for any
 * @param maxCount     {@link Long#MAX_VALUE} for any
 */
record Bound(String what, String countSetting, String shareSetting, double maxShare, long maxCount) {

    static final String RECORDS = "records";

    /** @param section of the settings that it stands in */
    static Bound of(String what, String section, double maxShare, long maxCount) {
        return new Bound(
                what,
                section + ".max-count = " + maxCount,
                section + ".max-share = " + plain(maxShare),
                maxShare,
                maxCount);
    }

    boolean crossedByCount(long bad) {
        return bad > maxCount;
    }

    /** @param records of which so many are bad */
    boolean crossedByShare(long bad, double records) {
        return bad > maxShare * records;
    }

    private static String plain(double share) {
        String text = String.format(Locale.ROOT, "%.6f", share).replaceAll("0+$", "");
        return text.endsWith(".") ? text + "0" : text;
    }
}
