package dev.etlpipeline.sandbox.api;

import dev.etlpipeline.sandbox.api.PostcodeAreas.Area;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Knows every well-formed postcode of a known area, but for a share of them, and places it somewhere near the middle of
 * its area.
 */
final class PostcodeDirectory {

    /** Degrees to either side of the middle; some ten kilometres. */
    private static final double SPREAD = 0.1;

    private final Map<String, Area> areas;
    private final double unknownShare;

    PostcodeDirectory(Map<String, Area> areas, double unknownShare) {
        this.areas = areas;
        this.unknownShare = unknownShare;
    }

    /** What postcodes.io says of a postcode; null values are part of it. Case and blanks do not matter. */
    Optional<Map<String, @Nullable Object>> find(String postcode) {
        return UkPostcode.parse(postcode).filter(this::isKnown).map(this::describe);
    }

    private boolean isKnown(UkPostcode postcode) {
        return areas.containsKey(postcode.area()) && StableHash.share("unknown " + postcode) >= unknownShare;
    }

    private Map<String, @Nullable Object> describe(UkPostcode postcode) {
        Area area = areas.get(postcode.area());
        if (area == null) {
            throw new IllegalArgumentException("No such area: " + postcode.area());
        }
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("postcode", postcode.toString());
        result.put("quality", area.latitude().isPresent() ? 1 : 9);
        result.put("country", area.country());
        result.put("region", area.region().orElse(null));
        result.put("admin_district", area.adminDistrict().orElse(null));
        result.put("longitude", near(area.longitude(), "longitude " + postcode));
        result.put("latitude", near(area.latitude(), "latitude " + postcode));
        result.put("outcode", postcode.outward());
        result.put("incode", postcode.inward());
        return result;
    }

    private static @Nullable Double near(Optional<Double> middle, String seed) {
        return middle.map(degrees -> degrees + SPREAD * (2 * StableHash.share(seed) - 1))
                .map(degrees -> Math.round(degrees * 1e6) / 1e6)
                .orElse(null);
    }
}
