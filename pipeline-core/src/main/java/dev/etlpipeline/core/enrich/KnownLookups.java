package dev.etlpipeline.core.enrich;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an enrichment can be asked of.
 *
 * @param factories   those registered, by the name of their enrichment; core's own are in {@link CoreLookups}
 * @param substitutes the words of those that are asked where the sources that settings name have left a key open, by the
 *                    name of the enrichment, in order
 */
public record KnownLookups(Map<String, List<LookupFactory>> factories, Map<String, List<String>> substitutes) {

    public KnownLookups {
        factories = Map.copyOf(factories);
        substitutes = Map.copyOf(substitutes);
    }

    /** Without substitutes. */
    public static KnownLookups of(Map<String, List<LookupFactory>> factories) {
        return new KnownLookups(factories, Map.of());
    }

    List<LookupFactory> of(String enrichment) {
        return factories.getOrDefault(enrichment, List.of());
    }

    Optional<LookupFactory> find(String enrichment, String source) {
        return of(enrichment).stream()
                .filter(factory -> factory.source().equals(source))
                .findFirst();
    }

    /** The words of the substitutes, less those that settings name as a source anyway. */
    public List<String> substitutes(String enrichment, List<String> sources) {
        return substitutes.getOrDefault(enrichment, List.of()).stream()
                .filter(word ->
                        sources.stream().noneMatch(source -> source.strip().equals(word)))
                .toList();
    }
}
