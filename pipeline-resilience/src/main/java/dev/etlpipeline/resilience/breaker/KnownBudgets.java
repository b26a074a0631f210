package dev.etlpipeline.resilience.breaker;

import dev.etlpipeline.core.settings.ApiSettings;
import java.net.URI;
import java.util.Map;

/** What the makers of APIs say that they take. */
final class KnownBudgets {

    /** No limit. */
    static final int NONE = 0;

    /** By host; https://developer-specs.company-information.service.gov.uk/guides/rateLimiting: 600 in five minutes. */
    private static final Map<String, Integer> CALLS = Map.of("api.company-information.service.gov.uk", 600);

    private KnownBudgets() {}

    /** Calls in five minutes; {@link #NONE} for an API that nobody told anything of. */
    static int calls(ApiSettings api) {
        return api.baseUrl().map(KnownBudgets::host).map(CALLS::get).orElse(NONE);
    }

    private static String host(String url) {
        try {
            String host = URI.create(url).getHost();
            return host == null ? "" : host;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
