package dev.etlpipeline.core.reference;

import dev.etlpipeline.core.row.Row;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The postcode directories of the Office for National Statistics, ONSPD and NSPL, of any issue with GSS codes (since
 * 2011): a header, areas as codes, terminated postcodes with the month in which they went. Older issues call a district
 * {@code oslaua} or {@code laua}, newer ones {@code lad25cd}, after the year of the code. Latitude 99.999999 says that
 * there is no position.
 *
 * @param columns postcode, country, region, district, latitude, longitude, month of termination
 */
record OnsLayout(List<String> columns) implements PostcodeLayout {

    private static final BigDecimal NOWHERE = BigDecimal.valueOf(99);

    static Optional<OnsLayout> of(List<String> header) {
        return HeaderColumns.find(
                        header,
                        "pcds pcd pcd8 pcd7 pcd2",
                        "ctry ctry\\d\\dcd",
                        "rgn rgn\\d\\dcd",
                        "oslaua laua lad\\d\\dcd",
                        "lat",
                        "long",
                        "doterm")
                .map(OnsLayout::new);
    }

    @Override
    public String title() {
        return "ONS (ONSPD or NSPL)";
    }

    @Override
    public ReferencePostcode read(Row row, AreaNames names) throws UnusableLine {
        BigDecimal latitude = Fields.degrees(text(row, 4), 100);
        boolean somewhere = latitude != null && latitude.compareTo(NOWHERE) < 0;
        return new ReferencePostcode(
                Fields.postcode(text(row, 0)),
                names.name(text(row, 1)),
                names.name(text(row, 2)),
                names.name(text(row, 3)),
                somewhere ? Fields.degrees(text(row, 5), 180) : null,
                somewhere ? latitude : null,
                Fields.month(text(row, 6)));
    }

    private static @Nullable String text(Row row, int column) {
        return (String) row.get(column);
    }
}
