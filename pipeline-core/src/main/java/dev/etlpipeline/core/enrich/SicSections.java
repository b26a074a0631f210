package dev.etlpipeline.core.enrich;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The sections of the UK Standard Industrial Classification 2007 (Office for National Statistics), by division. */
final class SicSections {

    /** Companies House's own code beside the classification. */
    private static final String DORMANT = "99999";

    private static final Pattern CODE = Pattern.compile("[0-9]{5}");

    /** By first division; a section ends where the next begins. Divisions that nobody uses lie inside a section. */
    private static final NavigableMap<Integer, String> BY_FIRST_DIVISION = new TreeMap<>(Map.ofEntries(
            Map.entry(1, "Agriculture, forestry and fishing"),
            Map.entry(5, "Mining and quarrying"),
            Map.entry(10, "Manufacturing"),
            Map.entry(35, "Electricity, gas, steam and air conditioning supply"),
            Map.entry(36, "Water supply, sewerage, waste management and remediation activities"),
            Map.entry(41, "Construction"),
            Map.entry(45, "Wholesale and retail trade; repair of motor vehicles and motorcycles"),
            Map.entry(49, "Transportation and storage"),
            Map.entry(55, "Accommodation and food service activities"),
            Map.entry(58, "Information and communication"),
            Map.entry(64, "Financial and insurance activities"),
            Map.entry(68, "Real estate activities"),
            Map.entry(69, "Professional, scientific and technical activities"),
            Map.entry(77, "Administrative and support service activities"),
            Map.entry(84, "Public administration and defence; compulsory social security"),
            Map.entry(85, "Education"),
            Map.entry(86, "Human health and social work activities"),
            Map.entry(90, "Arts, entertainment and recreation"),
            Map.entry(94, "Other service activities"),
            Map.entry(97, "Activities of households as employers"),
            Map.entry(99, "Activities of extraterritorial organisations and bodies")));

    private SicSections() {}

    /** The section of a five-digit code; null for what is none. At most 68 characters. */
    static @Nullable String nameOf(String code) {
        if (code.equals(DORMANT)) {
            return "Dormant company";
        }
        if (!CODE.matcher(code).matches()) {
            return null;
        }
        Map.Entry<Integer, String> section = BY_FIRST_DIVISION.floorEntry(Integer.parseInt(code.substring(0, 2)));
        return section == null ? null : section.getValue();
    }
}
