package dev.etlpipeline.sandbox.api;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;

import com.github.tomakehurst.wiremock.standalone.MappingsSource;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import java.util.List;

/** The one stub a server has of its own: every call goes to the contract, unless another stub takes it first. */
final class ContractMappings implements MappingsSource {

    /** Below WireMock's default of 5. */
    private static final int LAST = 10;

    @Override
    public void loadMappingsInto(StubMappings stubs) {
        stubs.addMapping(any(anyUrl())
                .atPriority(LAST)
                .willReturn(ok().withTransformers(ContractTransformer.NAME))
                .build());
    }

    // Nothing is kept anywhere: stubs live as long as their server.

    @Override
    public void save(List<StubMapping> stubs) {}

    @Override
    public void save(StubMapping stub) {}

    @Override
    @SuppressWarnings("removal") // abstract for as long as it is there
    public void remove(StubMapping stub) {}

    @Override
    public void removeAll() {}
}
