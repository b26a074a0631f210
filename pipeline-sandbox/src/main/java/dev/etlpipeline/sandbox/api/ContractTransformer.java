package dev.etlpipeline.sandbox.api;

import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets a contract answer in place of the stub of {@link ContractMappings}. It works on the response, not on its
 * definition, because the journal keeps definitions whole.
 */
final class ContractTransformer implements ResponseTransformerV2 {

    static final String NAME = "contract";

    private final ApiContract contract;

    ContractTransformer(ApiContract contract) {
        this.contract = contract;
    }

    @Override
    public Response transform(Response response, ServeEvent event) {
        Answer answer = contract.answer(event.getRequest());
        List<HttpHeader> headers = new ArrayList<>();
        headers.add(new HttpHeader("Content-Type", "application/json; charset=utf-8"));
        answer.headers().forEach((name, value) -> headers.add(new HttpHeader(name, value)));
        return Response.Builder.like(response)
                .status(answer.status())
                .headers(new HttpHeaders(headers))
                .body(JsonText.of(answer.body()).getBytes(StandardCharsets.UTF_8))
                .build();
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }
}
