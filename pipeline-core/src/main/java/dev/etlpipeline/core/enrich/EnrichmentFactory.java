package dev.etlpipeline.core.enrich;

import dev.etlpipeline.core.call.Calls;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.settings.ApiSettings;
import dev.etlpipeline.core.settings.EnrichmentSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.sql.DataSource;

/** Sets the enrichments of a run up, as settings say. */
record EnrichmentFactory(
        EnrichmentSettings settings,
        Map<String, List<LookupFactory>> lookups,
        Function<String, URI> baseUrls,
        RunContext run,
        Calls calls,
        DataSource warehouse) {

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
        List<LookupFactory> factories = api.source().stream()
                .map(source -> factory(name, source.strip()))
                .toList();
        ExecutorService executor = Executors.newFixedThreadPool(api.maxConcurrent(), Closing.threads(name + "-api"));
        List<Lookup> chain = new ArrayList<>();
        try {
            URI baseUrl = api.baseUrl().map(baseUrls).orElse(null);
            LookupContext context = new LookupContext(name, api, baseUrl, run, calls, executor, warehouse);
            factories.forEach(factory -> chain.add(factory.create(context)));
        } catch (RuntimeException e) {
            executor.shutdown();
            Closing.all(chain.stream().map(lookup -> lookup::close));
            throw e;
        }
        return new Enrichment(columns, new LookupChain(chain, columns), new AnswerCache(api, run.clock()), executor);
    }

    private LookupFactory factory(String enrichment, String source) {
        List<LookupFactory> known = lookups.getOrDefault(enrichment, List.of());
        return known.stream()
                .filter(factory -> factory.source().equals(source))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("enrichment." + enrichment + ".source names " + source
                        + ", but what can be asked is "
                        + known.stream().map(LookupFactory::source).toList()));
    }
}
