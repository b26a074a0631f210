package dev.etlpipeline.observability.trace;

import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A collector that takes what it is sent, until told otherwise, and shows it. */
final class Collector implements AutoCloseable {

    private final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());

    Collector() {
        server.start();
        answers(ok());
    }

    String url() {
        return server.baseUrl() + "/v1/traces";
    }

    void answers(ResponseDefinitionBuilder response) {
        server.stubFor(post("/v1/traces").willReturn(response));
    }

    List<ServeEvent> requests() {
        return server.getAllServeEvents();
    }

    /** Of each request, what it said of the sender. */
    List<Resource> senders() {
        return sent().stream().map(ResourceSpans::getResource).toList();
    }

    /** In no order. */
    List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        sent().forEach(one -> one.getScopeSpansList().forEach(scope -> spans.addAll(scope.getSpansList())));
        return spans;
    }

    List<Span> spans(String name) {
        return spans().stream().filter(span -> span.getName().equals(name)).toList();
    }

    private List<ResourceSpans> sent() {
        List<ResourceSpans> sent = new ArrayList<>();
        for (ServeEvent event : requests()) {
            try {
                sent.addAll(
                        ExportTraceServiceRequest.parseFrom(event.getRequest().getBody())
                                .getResourceSpansList());
            } catch (InvalidProtocolBufferException e) {
                throw new AssertionError("no OTLP", e);
            }
        }
        return sent;
    }

    /** Everything that came, but for the spans' ids. */
    String texts() {
        StringBuilder all = new StringBuilder(senders().toString());
        spans().forEach(span -> all.append(span.toBuilder()
                .clearTraceId()
                .clearSpanId()
                .clearParentSpanId()
                .build()));
        return all.toString();
    }

    static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }

    /** By key, as text. */
    static Map<String, String> attributes(Span span) {
        Map<String, String> attributes = new TreeMap<>();
        span.getAttributesList().forEach(one -> attributes.put(one.getKey(), text(one.getValue())));
        return attributes;
    }

    static String attribute(Span span, SpanAttribute attribute) {
        return attributes(span).getOrDefault(attribute.key(), "");
    }

    static String text(List<KeyValue> attributes, String key) {
        return attributes.stream()
                .filter(one -> one.getKey().equals(key))
                .map(one -> text(one.getValue()))
                .findFirst()
                .orElse("");
    }

    private static String text(AnyValue value) {
        return switch (value.getValueCase()) {
            case INT_VALUE -> Long.toString(value.getIntValue());
            case BOOL_VALUE -> Boolean.toString(value.getBoolValue());
            case DOUBLE_VALUE -> Double.toString(value.getDoubleValue());
            default -> value.getStringValue();
        };
    }

    @Override
    public void close() {
        server.stop();
    }
}
