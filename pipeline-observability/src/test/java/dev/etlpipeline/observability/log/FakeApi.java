package dev.etlpipeline.observability.log;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.util.List;

/** A postcode API in which every postcode is in London, until told otherwise. */
public final class FakeApi implements AutoCloseable {

    private static final String LONDON = """
            {"status":200,"result":[{{#each (jsonPath request.body '$.postcodes') as |p|}}\
            {{#unless @first}},{{/unless}}{"query":"{{p}}","result":{"country":"England","region":"London"}}{{/each}}]}""";

    private final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().globalTemplating(true));

    public FakeApi() {
        server.start();
        answers(aResponse().withBody(LONDON));
    }

    public String url() {
        return server.baseUrl();
    }

    public void answers(ResponseDefinitionBuilder response) {
        server.stubFor(post(urlEqualTo("/postcodes")).willReturn(response));
    }

    /** Of each request, in the order in which they came. */
    public List<String> headers(String name) {
        return server.getAllServeEvents().stream()
                .map(event -> String.valueOf(event.getRequest().getHeader(name)))
                .toList();
    }

    @Override
    public void close() {
        server.stop();
    }
}
