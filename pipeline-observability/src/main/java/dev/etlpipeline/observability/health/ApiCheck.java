package dev.etlpipeline.observability.health;

import dev.etlpipeline.core.enrich.CoreLookups;
import dev.etlpipeline.core.module.HealthCheck;
import dev.etlpipeline.core.module.StandIn;
import dev.etlpipeline.core.settings.ApiSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether an API's host accepts connections. No request is sent, so that looking spends nothing of what the API allows; whether it
 * answers well is seen by the calls of runs.
 */
final class ApiCheck implements HealthCheck {

    /** On top of the time to connect: for the name's resolution. */
    static final Duration GRACE = Duration.ofSeconds(1);

    private static final String STAND_IN = "stand-in:";
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final String enrichment;
    private final ApiSettings api;
    private final Duration timeout;
    private final Supplier<Map<String, StandIn>> standIns;

    ApiCheck(String enrichment, ApiSettings api, Duration timeout, Supplier<Map<String, StandIn>> standIns) {
        this.enrichment = enrichment;
        this.api = api;
        this.timeout = timeout;
        this.standIns = standIns;
    }

    @Override
    public String name() {
        return enrichment + "-api";
    }

    @Override
    public Report check() {
        if (api.source().stream().map(String::strip).noneMatch(CoreLookups.API::equals)) {
            return new Report(Health.UP, "is not asked: enrichment." + enrichment + ".source is " + api.source());
        }
        Optional<String> url = api.baseUrl();
        if (url.isEmpty()) {
            return new Report(Health.DOWN, "enrichment." + enrichment + ".base-url is not set");
        }
        return url.get().startsWith(STAND_IN) ? standIn(url.get()) : host(url.get());
    }

    private Report standIn(String url) {
        return standIns.get().containsKey(url.substring(STAND_IN.length()))
                ? new Report(Health.UP, "is simulated (" + url + "); runs start it")
                : new Report(Health.DOWN, url + " is not installed; give the API's URL");
    }

    private Report host(String url) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            return new Report(Health.DOWN, "enrichment." + enrichment + ".base-url is no URL");
        }
        if (uri.getHost() == null) {
            return new Report(Health.DOWN, "enrichment." + enrichment + ".base-url names no host");
        }
        int port = uri.getPort() > 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? HTTPS : HTTP;
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(uri.getHost(), port), Math.toIntExact(timeout.toMillis()));
            return new Report(Health.UP, uri.getHost() + ":" + port + " accepts connections; no call was made");
        } catch (IOException e) {
            return new Report(
                    Health.DOWN,
                    uri.getHost() + ":" + port
                            + " cannot be reached; check the network, a proxy, and the API's own status page");
        }
    }
}
