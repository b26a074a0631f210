package dev.etlpipeline.resilience.fallback;

import dev.etlpipeline.core.enrich.Values;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads seeds/reference/postcode-areas.csv, which the module carries with it. */
final class PostcodeAreas {

    private static final String RESOURCE = "postcode-areas.csv";

    private PostcodeAreas() {}

    /** By area, in the fields of a postcode's answer and {@code precision}. */
    static Map<String, Values> shipped() {
        InputStream in = PostcodeAreas.class.getResourceAsStream(RESOURCE);
        if (in == null) {
            throw new IllegalStateException("the class path lacks " + RESOURCE);
        }
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setNullString("")
                .get();
        try (CSVParser lines = format.parse(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            Map<String, Values> areas = new HashMap<>();
            for (CSVRecord line : lines) {
                areas.put(line.get("area"), values(line));
            }
            return Map.copyOf(areas);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Outside England the country's name stands in for the region, as in the answers of the API. */
    private static Values values(CSVRecord line) {
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("country", line.get("country"));
        fields.put("region", line.get("region") == null ? line.get("country") : line.get("region"));
        fields.put("district", line.get("admin_district"));
        fields.put("longitude", number(line.get("longitude")));
        fields.put("latitude", number(line.get("latitude")));
        fields.put("precision", line.get("precision"));
        return Values.of(fields);
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
