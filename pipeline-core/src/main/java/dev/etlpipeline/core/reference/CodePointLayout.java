package dev.etlpipeline.core.reference;

import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.step.UkPostcode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Ordnance Survey's Code-Point Open: ten columns, no header, positions on the National Grid, areas as GSS codes, no
 * regions, Great Britain only. Position 0, 0 with a quality of 90 says that there is none.
 *
 * @param headed whether the file has a header all the same
 */
record CodePointLayout(boolean headed) implements PostcodeLayout {

    private static final List<String> HEADER = List.of(
            "Postcode",
            "Positional_quality_indicator",
            "Eastings",
            "Northings",
            "Country_code",
            "NHS_regional_HA_code",
            "NHS_HA_code",
            "Admin_county_code",
            "Admin_district_code",
            "Admin_ward_code");
    private static final List<String> READ =
            List.of("Postcode", "Country_code", "Admin_district_code", "Eastings", "Northings");

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,7}");
    private static final Pattern COUNTRY = Pattern.compile("[EWS]92[0-9]{6}");

    static Optional<CodePointLayout> of(List<String> firstLine) {
        if (firstLine.equals(HEADER)) {
            return Optional.of(new CodePointLayout(true));
        }
        boolean fits = firstLine.size() == HEADER.size()
                && UkPostcode.normalise(firstLine.get(0)) != null
                && firstLine.subList(1, 4).stream()
                        .allMatch(text -> DIGITS.matcher(text).matches())
                && COUNTRY.matcher(firstLine.get(4)).matches();
        return fits ? Optional.of(new CodePointLayout(false)) : Optional.empty();
    }

    @Override
    public String title() {
        return "OS Code-Point Open";
    }

    @Override
    public List<String> columns() {
        return READ;
    }

    @Override
    public Optional<String> missingHeader() {
        return headed ? Optional.empty() : Optional.of(String.join(",", HEADER));
    }

    @Override
    public ReferencePostcode read(Row row, AreaNames names) throws UnusableLine {
        String district = text(row, 2);
        double easting = metres(text(row, 3));
        double northing = metres(text(row, 4));
        OsGrid.Position position = easting == 0 && northing == 0 ? null : OsGrid.wgs84(easting, northing);
        return new ReferencePostcode(
                Fields.postcode(text(row, 0)),
                names.name(text(row, 1)),
                names.regionOf(district),
                names.name(district),
                position == null ? null : Fields.rounded(BigDecimal.valueOf(position.longitude())),
                position == null ? null : Fields.rounded(BigDecimal.valueOf(position.latitude())),
                null);
    }

    private static double metres(@Nullable String text) throws UnusableLine {
        if (text == null || !DIGITS.matcher(text).matches()) {
            throw new UnusableLine("eastings and northings are not whole metres");
        }
        return Integer.parseInt(text);
    }

    private static @Nullable String text(Row row, int column) {
        return (String) row.get(column);
    }
}
