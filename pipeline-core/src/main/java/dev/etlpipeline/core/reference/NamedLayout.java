package dev.etlpipeline.core.reference;

import dev.etlpipeline.core.row.Row;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A header, and names instead of codes.
 *
 * @param columns postcode, country, region, district, latitude, longitude
 */
record NamedLayout(List<String> columns) implements PostcodeLayout {

    static Optional<NamedLayout> of(List<String> header) {
        return HeaderColumns.find(
                        header,
                        "postcode",
                        "country",
                        "region",
                        "admin_district district",
                        "latitude lat",
                        "longitude long lon")
                .map(NamedLayout::new);
    }

    @Override
    public String title() {
        return "names (postcode, country, region, district, latitude, longitude)";
    }

    @Override
    public ReferencePostcode read(Row row, AreaNames names) throws UnusableLine {
        return new ReferencePostcode(
                Fields.postcode(text(row, 0)),
                text(row, 1),
                text(row, 2),
                text(row, 3),
                Fields.degrees(text(row, 5), 180),
                Fields.degrees(text(row, 4), 90),
                null);
    }

    private static @Nullable String text(Row row, int column) {
        return (String) row.get(column);
    }
}
