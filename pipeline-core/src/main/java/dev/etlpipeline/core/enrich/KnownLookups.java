package dev.etlpipeline.core.enrich;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an enrichment can be asked of.
 *
 * @param factories   those registered, by the name of their enrichment; core's own are in {@link CoreLookups}
 * @param substitutes the words of those that are asked where a source that settings name was skipped, by the name of the
 *                    enrichment, in order
 * @param taught      whether substitutes are told what the sources answer, so that they can remember it
 */
public record KnownLookups(
        Map<String, List<LookupFactory>> factories, Map<String, List<String>> substitutes, boolean taught) {

    public KnownLookups {
        factories = Map.copyOf(factories);
        substitutes = Map.copyOf(substitutes);
    }

    /** Without substitutes. */
    public static KnownLookups of(Map<String, List<LookupFactory>> factories) {
        return new KnownLookups(factories, Map.of(), false);
    }

    /** The same, for whoever must leave nothing behind. */
    public KnownLookups untaught() {
        return new KnownLookups(factories, substitutes, false);
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
