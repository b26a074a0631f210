package dev.etlpipeline.resilience.fallback;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Both APIs, each on a server of its own; every postcode is in London and every company is a small one. */
final class FakeApis implements AutoCloseable {

    private static final String POSTCODES = """
            {"status":200,"result":[{{#each (jsonPath request.body '$.postcodes') as |p|}}\
            {{#unless @first}},{{/unless}}{"query":"{{p}}","result":{"postcode":"{{p}}","country":"England",\
            "region":"London","admin_district":"District of {{p}}","longitude":-0.125,"latitude":51.5}}{{/each}}]}""";
    private static final String COMPANIES = """
            {"items":[{"title":"{{request.query.q}}","company_number":"00000001","company_status":"active",\
            "date_of_creation":"2001-01-01"}]}""";
    private static final String PROFILE = """
            {"company_name":"A","company_number":"00000001","company_status":"active","type":"ltd",\
            "sic_codes":["62010"],"accounts":{"last_accounts":{"type":"small"}}}""";

    private final Api postcodes = new Api();
    private final Api companies = new Api();

    FakeApis() {
        postcodes.server.stubFor(
                post(urlEqualTo("/postcodes")).willReturn(aResponse().withBody(POSTCODES)));
        companies.server.stubFor(
                get(urlPathEqualTo("/search/companies")).willReturn(aResponse().withBody(COMPANIES)));
        companies.server.stubFor(
                get(urlPathMatching("/company/.*")).willReturn(aResponse().withBody(PROFILE)));
    }

    Api postcodes() {
        return postcodes;
    }

    Api companies() {
        return companies;
    }

    @Override
    public void close() {
        postcodes.server.stop();
        companies.server.stop();
    }

    /** One API. */
    static final class Api {

        private final WireMockServer server =
                new WireMockServer(wireMockConfig().dynamicPort().globalTemplating(true));
        private @Nullable StubMapping trouble;

        private Api() {
            server.start();
        }

        String url() {
            return server.baseUrl();
        }

        /** From now on it answers with this status. */
        void answer(int status) {
            recover();
            trouble = server.stubFor(
                    any(anyUrl()).atPriority(1).willReturn(aResponse().withStatus(status)));
        }

        void recover() {
            if (trouble != null) {
                server.removeStub(trouble);
                trouble = null;
            }
        }

        /** What it was asked since the last look, the bodies or else the URLs. */
        List<String> asked() {
            List<String> asked = server.getAllServeEvents().stream()
                    .map(event -> event.getRequest().getBodyAsString().isEmpty()
                            ? event.getRequest().getUrl()
                            : event.getRequest().getBodyAsString())
                    .toList();
            server.resetRequests();
            return asked;
        }
    }
}
