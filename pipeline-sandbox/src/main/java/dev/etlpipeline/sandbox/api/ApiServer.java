package dev.etlpipeline.sandbox.api;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;

/** Sets WireMock up to serve a contract: on loopback, and without what only costs time at the start. */
final class ApiServer {

    private static final String LOOPBACK = "127.0.0.1";

    /** A call holds a thread for its delay; some thirty can be answered at once. */
    private static final int THREADS = 40;

    /** Of an answer the journal keeps this much: what was asked matters, and a bulk answer is long. */
    private static final int LOGGED_BYTES = 512;

    private ApiServer() {}

    static WireMockServer start(ApiContract contract, SimulatedApiSettings settings) {
        WireMockServer server = new WireMockServer(configuration(contract, settings.journalEntries()));
        server.start();
        delay(server, settings);
        return server;
    }

    static void reset(WireMockServer server, SimulatedApiSettings settings) {
        server.resetToDefaultMappings();
        server.resetScenarios();
        if (settings.journalEntries() > 0) {
            server.resetRequests();
        }
        delay(server, settings);
    }

    static String baseUrl(WireMockServer server) {
        return "http://" + LOOPBACK + ":" + server.port();
    }

    private static void delay(WireMockServer server, SimulatedApiSettings settings) {
        server.setGlobalFixedDelay(Math.toIntExact(settings.delay().toMillis()));
    }

    private static WireMockConfiguration configuration(ApiContract contract, int journalEntries) {
        WireMockConfiguration configuration = wireMockConfig()
                .bindAddress(LOOPBACK)
                .dynamicPort()
                .containerThreads(THREADS)
                .jettyAcceptors(1)
                .extensions(new ContractTransformer(contract))
                .mappingSource(new ContractMappings())
                .maxLoggedResponseSize(LOGGED_BYTES)
                .extensionScanningEnabled(false)
                .templatingEnabled(false)
                .stubRequestLoggingDisabled(true)
                .http2PlainDisabled(true)
                .http2TlsDisabled(true)
                // WireMock's own client reads the JDK's certificates: a third of the time to start.
                .httpClientFactory((options, trustEverything, trustedHosts, useSystemProperties) -> request -> {
                    throw new UnsupportedOperationException("The simulated APIs call nobody: no proxies, no webhooks");
                });
        return journalEntries == 0
                ? configuration.disableRequestJournal()
                : configuration.maxRequestJournalEntries(journalEntries);
    }
}
