package dev.etlpipeline.resilience.fallback;

import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.settings.EnrichmentSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The part that lets a run go on without an API, and fills in afterwards what was missing. */
public final class Fallbacks {

    private static final String POSTCODE = "postcode";

    private Fallbacks() {}

    /** Outside of all that protects calls: call it before those. */
    public static void install(Registry registry, SettingsReader settings) {
        Map<String, FallbackChain> chains =
                settings.read(FallbackSettings.class).byName();
        Set<String> enabled = new HashSet<>();
        settings.read(EnrichmentSettings.class).byName().keySet().forEach(name -> {
            FallbackChain chain = Objects.requireNonNull(chains.get(name), "settings have defaults");
            register(registry, name, chain);
            if (chain.enabled()) {
                enabled.add(name);
            }
        });
        registry.intercept(new FallbackInterceptor(enabled));
        registry.command(BackfillCommand::new);
        registry.refill("backfill");
    }

    private static void register(Registry registry, String enrichment, FallbackChain chain) {
        registry.lookup(enrichment, new StaleAnswersFactory(chain, registry::concealment));
        if (enrichment.equals(POSTCODE)) {
            registry.lookup(enrichment, new PostcodeAreaFactory());
        }
        registry.lookup(enrichment, new SkippedFactory());
        if (chain.enabled()) {
            List<String> words = new ArrayList<>(chain.sources().orElse(all(enrichment)));
            words.replaceAll(String::strip);
            words.removeIf(Marks.SKIPPED::equals);
            words.add(Marks.SKIPPED);
            registry.substitutes(enrichment, words);
        }
    }

    private static List<String> all(String enrichment) {
        return enrichment.equals(POSTCODE) ? List.of(Marks.STALE, Marks.REFERENCE, Marks.AREA) : List.of(Marks.STALE);
    }
}
