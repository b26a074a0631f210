package dev.etlpipeline.core.enrich;

import dev.etlpipeline.core.call.CallChain;
import dev.etlpipeline.core.call.Calls;
import dev.etlpipeline.core.call.Exchange;
import dev.etlpipeline.core.call.Interceptor;
import dev.etlpipeline.core.call.Operation;
import dev.etlpipeline.core.definition.EnrichmentSpec;
import dev.etlpipeline.core.definition.EnrichmentSpec.Field;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.definition.SourceSpec;
import dev.etlpipeline.core.definition.TargetSpec;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Column.Role;
import dev.etlpipeline.core.row.ColumnType;
import dev.etlpipeline.core.row.Origin;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.Schema;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.settings.EnrichmentSettings;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Cursor;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/** Builds stages over a small customers' pipeline, chunk by chunk. */
final class Stages {

    static final Column POSTCODE = Column.text("postcode", 8);
    static final Column COMPANY = Column.text("company", 100);
    static final Column REGION = Column.of("region", ColumnType.TEXT, Role.ENRICHED);
    static final Column COUNTRY = Column.of("country", ColumnType.TEXT, Role.ENRICHED);
    static final Column DISTRICT = Column.of("district", ColumnType.TEXT, Role.ENRICHED);
    static final Column LONGITUDE = coordinate("longitude");
    static final Column LATITUDE = coordinate("latitude");
    static final Column GEO = Column.of("geo_enriched", ColumnType.BOOLEAN, Role.ENRICHED);
    static final Column NUMBER = Column.of("company_number", ColumnType.TEXT, Role.ENRICHED);
    static final Column SIZE = Column.of("company_size", ColumnType.TEXT, Role.ENRICHED);
    static final Column INDUSTRY = Column.of("industry", ColumnType.TEXT, Role.ENRICHED);
    static final Column BUSINESS = Column.of("is_business", ColumnType.BOOLEAN, Role.ENRICHED);
    static final Column STATUS = Column.of(PipelineDefinition.ENRICHMENT_STATUS, ColumnType.TEXT, Role.PROVENANCE);
    static final Column SOURCE = Column.of(PipelineDefinition.DATA_SOURCE, ColumnType.TEXT, Role.PROVENANCE);

    static final EnrichmentSpec GEOGRAPHY = new EnrichmentSpec(
            "postcode",
            "postcode",
            List.of(
                    new Field("region", REGION),
                    new Field("country", COUNTRY),
                    new Field("district", DISTRICT),
                    new Field("longitude", LONGITUDE),
                    new Field("latitude", LATITUDE)),
            "geo_enriched");
    static final EnrichmentSpec COMPANIES = new EnrichmentSpec(
            "company",
            "company",
            List.of(
                    new Field("company_number", NUMBER),
                    new Field("company_size", SIZE),
                    new Field("industry", INDUSTRY)),
            "is_business");

    final TestRun run = new TestRun();
    private final Map<String, String> settings = new HashMap<>();
    private final Map<String, List<LookupFactory>> lookups = new HashMap<>();
    private final Map<String, List<String>> substitutes = new HashMap<>();
    private final List<Interceptor> interceptors = new ArrayList<>();
    private final Map<String, String> headers = new HashMap<>();
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    private List<EnrichmentSpec> enrichments = List.of(GEOGRAPHY, COMPANIES);
    private boolean taught = true;
    private boolean enrich = true;
    private long record;
    private long chunks;

    private static Column coordinate(String name) {
        return new Column(name, ColumnType.DECIMAL, 0, 9, 6, false, false, Set.of(), Role.ENRICHED);
    }

    Stages only(EnrichmentSpec... specs) {
        enrichments = List.of(specs);
        return this;
    }

    Stages set(String key, Object value) {
        settings.put("enrichment." + key, value.toString());
        return this;
    }

    Stages off() {
        enrich = false;
        return this;
    }

    /** What a module adds to requests. */
    Stages header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Stages intercept(Interceptor interceptor) {
        interceptors.add(interceptor);
        return this;
    }

    /** The look-ups that stand in for those above; the settings don't name them. */
    Stages substitutes(String enrichment, Lookup... chain) {
        List<LookupFactory> factories = new ArrayList<>(lookups.getOrDefault(enrichment, List.of()));
        for (Lookup lookup : chain) {
            factories.add(new Ready(lookup));
        }
        lookups.put(enrichment, factories);
        substitutes.put(enrichment, Arrays.stream(chain).map(Lookup::source).toList());
        return this;
    }

    /** Substitutes are not told what sources answer. */
    Stages untaught() {
        taught = false;
        return this;
    }

    /** The look-ups of an enrichment; the settings' sources are theirs, in this order, unless set otherwise. */
    Stages lookups(String enrichment, Lookup... chain) {
        List<LookupFactory> factories = new ArrayList<>();
        for (Lookup lookup : chain) {
            factories.add(new Ready(lookup));
        }
        lookups.put(enrichment, factories);
        settings.putIfAbsent(
                "enrichment." + enrichment + ".source",
                String.join(",", factories.stream().map(LookupFactory::source).toList()));
        return this;
    }

    Stages coreLookups(String baseUrl) {
        CoreLookups.apis().forEach((name, factories) -> {
            lookups.put(name, factories);
            settings.putIfAbsent("enrichment." + name + ".base-url", baseUrl);
        });
        return this;
    }

    EnrichStage open() {
        EnrichmentSettings mapped = new SmallRyeConfigBuilder()
                .withMapping(EnrichmentSettings.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(EnrichmentSettings.class);
        return new EnrichStage(
                definition(),
                mapped,
                new KnownLookups(lookups, substitutes, taught),
                URI::create,
                run,
                new InChain(new CallChain(interceptors), run, headers, exchanges),
                new JdbcDataSource(),
                enrich);
    }

    PipelineDefinition definition() {
        List<Column> source = List.of(POSTCODE, COMPANY);
        List<Column> all = new ArrayList<>(source);
        all.addAll(List.of(REGION, COUNTRY, DISTRICT, LONGITUDE, LATITUDE, GEO));
        all.addAll(List.of(NUMBER, SIZE, INDUSTRY, BUSINESS, STATUS, SOURCE));
        return new PipelineDefinition(
                "customers",
                new SourceSpec(StandardCharsets.UTF_8, ',', source, Map.of(), List.of()),
                new Schema(all),
                List.of(),
                List.of(),
                enrichments,
                new TargetSpec("warehouse", "customer_enriched", false, false));
    }

    /** The next chunk of the file, of rows without company. */
    Chunk postcodes(String... postcodes) {
        List<Row> rows = new ArrayList<>();
        for (String postcode : postcodes) {
            rows.add(row(postcode, null));
        }
        return chunk(rows);
    }

    Chunk companies(String... names) {
        List<Row> rows = new ArrayList<>();
        for (String name : names) {
            rows.add(row(null, name));
        }
        return chunk(rows);
    }

    Row row(@Nullable String postcode, @Nullable String company) {
        Schema schema = definition().schema();
        @Nullable Object[] values = new Object[schema.size()];
        values[0] = postcode;
        values[1] = company;
        return Row.of(schema, Origin.ofRecord(++record), values);
    }

    Chunk chunk(List<Row> rows) {
        long before = record - rows.size();
        return new Chunk(
                ++chunks, new Cursor(before, 0, 1), new Cursor(record, 0, 1), false, rows, List.of(), rows.size());
    }

    private record Ready(Lookup lookup) implements LookupFactory {

        @Override
        public String source() {
            return lookup.source();
        }

        @Override
        public Lookup create(LookupContext context) {
            return lookup;
        }
    }

    /** What was told of exchanges, in the order in which they ended. */
    List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    private record InChain(CallChain chain, RunContext run, Map<String, String> headers, List<Exchange> exchanges)
            implements Calls {

        @Override
        public void exchanged(Exchange exchange) {
            exchanges.add(exchange);
        }

        @Override
        public Map<String, String> headers(Operation operation) {
            return headers;
        }

        @Override
        public <T> T call(Operation operation, Callable<T> body) throws Exception {
            return chain.call(operation, run, body);
        }
    }
}
