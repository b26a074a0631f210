package dev.etlpipeline.core.enrich;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The look-ups that core brings: the two APIs. */
public final class CoreLookups {

    /** The word for core's source in {@code enrichment.<name>.source}, and the mark of its answers. */
    public static final String API = "api";

    private CoreLookups() {}

    /** By the name of their enrichment: {@code postcode} and {@code company}. */
    public static Map<String, List<LookupFactory>> factories() {
        return Map.of(
                "postcode", List.of(api(PostcodeApiLookup::new)),
                "company", List.of(api(CompanyApiLookup::new)));
    }

    private static LookupFactory api(Function<LookupContext, Lookup> create) {
        return new LookupFactory() {

            @Override
            public String source() {
                return API;
            }

            @Override
            public Lookup create(LookupContext context) {
                return create.apply(context);
            }
        };
    }
}
