package dev.etlpipeline.governance.lineage;

import dev.etlpipeline.core.enrich.Lookup;
import dev.etlpipeline.core.enrich.LookupContext;
import dev.etlpipeline.core.enrich.LookupFactory;
import dev.etlpipeline.core.enrich.Values;
import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Two postcodes and two companies, for runs without APIs. */
final class TableLookups implements PipelineModule {

    static final String SOURCE = "table";

    private static final Map<String, Values> POSTCODES = Map.of(
            "SW1A 1AA", place("London", "England", "Westminster", "51.501009", "-0.141588"),
            "EH1 1YZ", place("Lothian", "Scotland", "Edinburgh", "55.950000", "-3.190000"));

    private static final Map<String, Values> COMPANIES = Map.of(
            "Acme Ltd", company("00000001", "micro", "Mining", "active"),
            "Beta Ltd", company("00000002", "large", "Farming", "dissolved"));

    @Override
    public String name() {
        return "table-lookups";
    }

    @Override
    public List<Class<?>> settings() {
        return List.of();
    }

    @Override
    public void install(Registry registry, SettingsReader settings) {
        registry.lookup("postcode", factory(POSTCODES::get));
        registry.lookup("company", factory(COMPANIES::get));
    }

    private static Values place(String region, String country, String district, String latitude, String longitude) {
        return Values.of(Map.of(
                "region",
                region,
                "country",
                country,
                "district",
                district,
                "latitude",
                new BigDecimal(latitude),
                "longitude",
                new BigDecimal(longitude)));
    }

    private static Values company(String number, String size, String industry, String status) {
        return Values.of(
                Map.of("company_number", number, "company_size", size, "industry", industry, "company_status", status));
    }

    private static LookupFactory factory(Function<String, Values> known) {
        return new LookupFactory() {

            @Override
            public String source() {
                return SOURCE;
            }

            @Override
            public Lookup create(LookupContext context) {
                return new Lookup() {

                    @Override
                    public String source() {
                        return SOURCE;
                    }

                    @Override
                    public Map<String, Values> find(Set<String> keys) {
                        return keys.stream().collect(Collectors.toMap(Function.identity(), key -> {
                            Values values = known.apply(key);
                            return values == null ? Values.notFound() : values;
                        }));
                    }
                };
            }
        };
    }
}
