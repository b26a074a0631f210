package dev.etlpipeline.chaos.api;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.etlpipeline.sandbox.api.SimulatedApis;
import java.util.Locale;

/** The two APIs that customers are enriched from. */
public enum Api {
    POSTCODE,
    COMPANY;

    /** As settings and {@code data_source} call it. */
    public String enrichment() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As operations and signals call it. */
    public String target() {
        return enrichment() + "-api";
    }

    public Api other() {
        return this == POSTCODE ? COMPANY : POSTCODE;
    }

    public WireMockServer server(SimulatedApis apis) {
        return this == POSTCODE ? apis.postcodes() : apis.companies();
    }

    public String baseUrl(SimulatedApis apis) {
        return this == POSTCODE ? apis.postcodeBaseUrl() : apis.companyBaseUrl();
    }
}
