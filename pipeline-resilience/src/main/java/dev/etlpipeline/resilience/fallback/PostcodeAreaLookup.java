package dev.etlpipeline.resilience.fallback;

import dev.etlpipeline.core.enrich.Lookup;
import dev.etlpipeline.core.enrich.Values;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a postcode by the letters it begins with: country, region and district of the area's main town, and
 * the middle of the area; see seeds/reference/README.md. The field {@code precision} says {@code area}. A postcode whose
 * area is unknown is left to the next source: that it does not exist is not for an approximation to say.
 */
final class PostcodeAreaLookup implements Lookup {

    private final Map<String, Values> byArea;

    PostcodeAreaLookup(Map<String, Values> byArea) {
        this.byArea = byArea;
    }

    @Override
    public String source() {
        return Marks.AREA;
    }

    @Override
    public boolean cacheable() {
        return false;
    }

    @Override
    public Map<String, Values> find(Set<String> keys) {
        Map<String, Values> answers = new HashMap<>();
        for (String key : keys) {
            Values known = byArea.get(area(key));
            if (known != null) {
                answers.put(key, withPostcode(known, key));
            }
        }
        return answers;
    }

    private static Values withPostcode(Values known, String postcode) {
        Map<String, @Nullable Object> fields = new HashMap<>(known.fields());
        fields.put("postcode", postcode);
        return Values.of(fields);
    }

    /** One or two letters before the first digit. */
    private static String area(String postcode) {
        int end = 0;
        while (end < postcode.length() && Character.isLetter(postcode.charAt(end))) {
            end++;
        }
        return postcode.substring(0, end);
    }
}
