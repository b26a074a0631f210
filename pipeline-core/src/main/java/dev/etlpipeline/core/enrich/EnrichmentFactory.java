package dev.etlpipeline.core.enrich;

import dev.etlpipeline.core.call.Calls;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.settings.ApiSettings;
import dev.etlpipeline.core.settings.EnrichmentSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets the enrichments of a run up, as settings say. */
record EnrichmentFactory(
        EnrichmentSettings settings,
        KnownLookups lookups,
        Function<String, URI> baseUrls,
        RunContext run,
        Calls calls,
        DataSource warehouse) {

    private static final Logger LOG = LoggerFactory.getLogger(EnrichmentFactory.class);

    /** All of them, or none where one cannot be set up. */
    List<Enrichment> create(List<EnrichedColumns> columns) {
        List<Enrichment> created = new ArrayList<>();
        try {
            columns.forEach(one -> created.add(create(one)));
            return List.copyOf(created);
        } catch (RuntimeException e) {
            Closing.all(created.stream().map(enrichment -> enrichment::close));
            throw e;
        }
    }

    private Enrichment create(EnrichedColumns columns) {
        String name = columns.name();
        ApiSettings api = settings.byName().get(name);
        if (api == null) {
            throw new IllegalArgumentException("the definition has an enrichment " + name
                    + ", but there are no settings" + " enrichment." + name + ".*");
        }
        List<LookupFactory> sources = factories(name, "enrichment." + name + ".source names ", api.source());
        List<LookupFactory> substitutes =
                factories(name, "what stands in for " + name + " names ", lookups.substitutes(name, api.source()));
        ExecutorService executor = Executors.newFixedThreadPool(api.maxConcurrent(), Closing.threads(name + "-api"));
        List<Lookup> asked = new ArrayList<>();
        List<Lookup> instead = new ArrayList<>();
        try {
            URI baseUrl = api.baseUrl().map(baseUrls).orElse(null);
            LookupContext context = new LookupContext(name, api, baseUrl, run, calls, executor, warehouse);
            sources.forEach(factory -> asked.add(factory.create(context)));
            if (asked.stream().anyMatch(Lookup::answersAll)) {
                substitutes.forEach(factory -> substitute(factory, context).ifPresent(instead::add));
            }
        } catch (RuntimeException e) {
            executor.shutdown();
            Closing.all(Stream.concat(asked.stream(), instead.stream()).map(lookup -> lookup::close));
            throw e;
        }
        return new Enrichment(
                columns,
                new LookupChain(asked, instead, columns, lookups.taught()),
                new AnswerCache(api, run.clock()),
                executor);
    }

    /** One that lacks what it needs, such as imported postcodes, is left out. */
    private static Optional<Lookup> substitute(LookupFactory factory, LookupContext context) {
        try {
            return Optional.of(factory.create(context));
        } catch (IllegalArgumentException e) {
            LOG.debug("{} cannot stand in for {}: {}", factory.source(), context.enrichment(), e.getMessage());
            return Optional.empty();
        }
    }

    private List<LookupFactory> factories(String enrichment, String named, List<String> words) {
        return words.stream()
                .map(String::strip)
                .map(word -> lookups.find(enrichment, word)
                        .orElseThrow(() -> new IllegalArgumentException(named + word + ", but what can be asked is "
                                + lookups.of(enrichment).stream()
                                        .map(LookupFactory::source)
                                        .toList())))
                .toList();
    }
}
