package dev.etlpipeline.core.enrich;

import dev.etlpipeline.core.warehouse.Dialect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The look-ups that core brings: the two APIs, and the imported postcodes. */
public final class CoreLookups {

    /** The word for an API in {@code enrichment.<name>.source}, and the mark of its answers. */
    public static final String API = "api";

    /** The same for what was imported into the warehouse. */
    public static final String REFERENCE = "reference";

    private CoreLookups() {}

    /**
     * By the name of their enrichment: {@code postcode} and {@code company}.
     *
     * @param dialect of the warehouse that look-ups are given
     */
    public static Map<String, List<LookupFactory>> factories(Dialect dialect) {
        Map<String, List<LookupFactory>> all = new HashMap<>(apis());
        all.put(
                "postcode",
                List.of(
                        factory(API, PostcodeApiLookup::new),
                        factory(REFERENCE, context -> new PostcodeReferenceLookup(context, dialect))));
        return all;
    }

    /** The same, for whoever only wants to know whether settings fit: what asks the warehouse is there, but never asks. */
    public static Map<String, List<LookupFactory>> unasked() {
        Map<String, List<LookupFactory>> all = new HashMap<>(apis());
        all.put("postcode", List.of(factory(API, PostcodeApiLookup::new), factory(REFERENCE, context -> UNASKED)));
        return all;
    }

    /** Says that an enrichment cannot be done, since nothing was imported. */
    public static String nothingImported(String enrichment) {
        return "enrichment." + enrichment + ".source names " + REFERENCE + ", but no postcodes were imported into this"
                + " warehouse: do so with ./pipeline reference import postcodes FILE, or set it to " + API;
    }

    private static final Lookup UNASKED = new Lookup() {

        @Override
        public String source() {
            return REFERENCE;
        }

        @Override
        public Map<String, Values> find(Set<String> keys) {
            throw new IllegalStateException("only there to be named");
        }
    };

    /** Those that ask nobody but the APIs. */
    static Map<String, List<LookupFactory>> apis() {
        return Map.of(
                "postcode", List.of(factory(API, PostcodeApiLookup::new)),
                "company", List.of(factory(API, CompanyApiLookup::new)));
    }

    private static LookupFactory factory(String source, Function<LookupContext, Lookup> create) {
        return new LookupFactory() {

            @Override
            public String source() {
                return source;
            }

            @Override
            public Lookup create(LookupContext context) {
                return create.apply(context);
            }
        };
    }
}
