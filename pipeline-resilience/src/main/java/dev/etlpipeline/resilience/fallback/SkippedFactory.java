package dev.etlpipeline.resilience.fallback;

import dev.etlpipeline.core.enrich.Lookup;
import dev.etlpipeline.core.enrich.LookupContext;
import dev.etlpipeline.core.enrich.LookupFactory;
import dev.etlpipeline.core.enrich.Values;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The last of a chain: knows nothing of any key, and its name marks the rows that are to be filled in later. */
final class SkippedFactory implements LookupFactory {

    @Override
    public String source() {
        return Marks.SKIPPED;
    }

    @Override
    public Lookup create(LookupContext context) {
        return new Lookup() {

            @Override
            public String source() {
                return Marks.SKIPPED;
            }

            @Override
            public boolean cacheable() {
                return false;
            }

            @Override
            public Map<String, Values> find(Set<String> keys) {
                Map<String, Values> nothing = new HashMap<>();
                keys.forEach(key -> nothing.put(key, Values.notFound()));
                return nothing;
            }
        };
    }
}
