package dev.etlpipeline.resilience.fallback;

import dev.etlpipeline.core.enrich.Lookup;
import dev.etlpipeline.core.enrich.LookupContext;
import dev.etlpipeline.core.enrich.LookupFactory;

/** Makes look-ups by postcode area. */
final class PostcodeAreaFactory implements LookupFactory {

    @Override
    public String source() {
        return Marks.AREA;
    }

    @Override
    public Lookup create(LookupContext context) {
        return new PostcodeAreaLookup(PostcodeAreas.shipped());
    }
}
