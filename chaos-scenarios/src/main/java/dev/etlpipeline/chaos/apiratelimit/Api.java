package dev.etlpipeline.chaos.apiratelimit;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.etlpipeline.sandbox.api.SimulatedApis;
import java.util.Locale;

/** The two APIs that customers are enriched from. */
enum Api {
    POSTCODE,
    COMPANY;

    /** As settings and {@code data_source} call it. */
    String enrichment() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As operations and signals call it. */
    String target() {
        return enrichment() + "-api";
    }

    Api other() {
        return this == POSTCODE ? COMPANY : POSTCODE;
    }

    WireMockServer server(SimulatedApis apis) {
        return this == POSTCODE ? apis.postcodes() : apis.companies();
    }

    String baseUrl(SimulatedApis apis) {
        return this == POSTCODE ? apis.postcodeBaseUrl() : apis.companyBaseUrl();
    }
}
