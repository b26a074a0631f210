package dev.etlpipeline.observability.trace;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.run.Attempt;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunId;
import dev.etlpipeline.core.run.RunListener;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.Signal;
import dev.etlpipeline.core.settings.SettingsException;
import dev.etlpipeline.observability.Service;
import dev.etlpipeline.observability.log.FakeApi;
import dev.etlpipeline.observability.log.LoggedRun;
import dev.etlpipeline.observability.log.TraceIds;
import dev.etlpipeline.testkit.H2Databases;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a collector gets of a run. */
@Timeout(120)
class TracesTest {

    private static final List<String> FIVE =
            List.of("1,Ann,30,AB1 2CD", "2,Bob,200,AB1 2CE", "3,,40,AB1 2CF", "4,Dan,50,AB1 2CG", "5,Eve,60,");

    private final FakeApi api = new FakeApi();
    private final Collector collector = new Collector();

    @TempDir
    private Path folder;

    private LoggedRun run;

    @BeforeEach
    void open() {
        run = new LoggedRun(folder, H2Databases.inFolder(folder), api.url())
                .set("observability.trace.enabled", "true")
                .set("observability.trace.end-wait", "PT30S")
                .set("observability.trace.timeout", "PT30S")
                .set("observability.trace.url", collector.url());
    }

    @AfterEach
    void close() {
        collector.close();
        api.close();
    }

    private Span root() {
        return collector.spans("run " + run.name()).get(0);
    }

    private List<Span> below(Span parent) {
        return collector.spans().stream()
                .filter(span -> span.getParentSpanId().equals(parent.getSpanId()))
                .toList();
    }

    private static List<String> names(List<Span> spans) {
        return spans.stream().map(Span::getName).toList();
    }

    @Test
    void hangChunksBelowTheRunAndOperationsBelowChunks() throws IOException {
        run.of(FIVE);

        assertThat(root().getParentSpanId().isEmpty()).isTrue();
        assertThat(names(below(root()))).contains("connect").doesNotContain("extract", "load", "POST");
        List<Span> chunks = collector.spans("chunk");
        assertThat(chunks)
                .extracting(chunk -> Collector.attribute(chunk, SpanAttribute.CHUNK))
                .containsExactlyInAnyOrder("1", "2", "3");
        assertThat(chunks).allSatisfy(chunk -> {
            assertThat(chunk.getParentSpanId()).isEqualTo(root().getSpanId());
            assertThat(names(below(chunk)))
                    .containsExactlyInAnyOrder("extract", "transform", "validate", "enrich", "load");
        });
    }

    @Test
    void hangCallsAndStatementsBelowTheirOperations() throws IOException {
        run.of(FIVE);

        List<Span> calls = collector.spans("enrich").stream()
                .flatMap(enrich -> below(enrich).stream())
                .toList();
        assertThat(names(calls)).isNotEmpty().containsOnly("api-call postcode-api");
        assertThat(calls).allSatisfy(call -> assertThat(names(below(call))).containsExactly("POST"));
        assertThat(collector.spans("load"))
                .hasSize(3)
                .allSatisfy(load -> assertThat(names(below(load))).contains("COMMIT", "UPDATE etl.run_lease"));
    }

    @Test
    void leaveNoSpanWithoutItsParentAndNoneThatBeginsBeforeTheRun() throws IOException {
        run.of(FIVE);

        Map<Object, Span> byId =
                collector.spans().stream().collect(Collectors.toMap(Span::getSpanId, Function.identity()));
        assertThat(byId.values())
                .filteredOn(span -> !span.equals(root()))
                .hasSizeGreaterThan(30)
                .allSatisfy(span -> {
                    assertThat(byId).containsKey(span.getParentSpanId());
                    assertThat(span.getStartTimeUnixNano())
                            .isBetween(root().getStartTimeUnixNano(), span.getEndTimeUnixNano());
                    assertThat(span.getEndTimeUnixNano()).isLessThanOrEqualTo(root().getEndTimeUnixNano());
                });
    }

    @Test
    void takeTheIdsThatApiDatabaseAndLogHave() throws Exception {
        RunResult result = run.of(FIVE);

        String trace = TraceIds.traceId(result.runId());
        assertThat(collector.spans())
                .allMatch(span -> Collector.hex(span.getTraceId()).equals(trace));
        assertThat(Collector.hex(root().getSpanId())).isEqualTo(TraceIds.rootSpan(result.runId()));
        assertThat(collector.spans("POST"))
                .extracting(span -> "00-" + trace + "-" + Collector.hex(span.getSpanId()) + "-01")
                .containsExactlyInAnyOrderElementsOf(api.headers("traceparent"));
        assertThat(run.query("SELECT trace_id FROM etl.run_trace")).containsExactly(trace);
    }

    @Test
    void sayWhatBecameOfTheRowsAndNothingOfWhatStoodInThem() throws IOException {
        RunResult result = run.of(FIVE);

        assertThat(Collector.attributes(root()))
                .containsEntry("etl.run.id", result.runId().value())
                .containsEntry("etl.run.state", "SUCCEEDED")
                .containsEntry("etl.rows.read", "5")
                .containsEntry("etl.rows.inserted", "3")
                .containsEntry("etl.rows.quarantined", "2");
        assertThat(collector.texts())
                .contains("etl.rows.read")
                .doesNotContain("Ann", "Bob", "Dan", "Eve", "AB1", "people.csv");
    }

    @Test
    void sayNothingUnderAnUnknownKey() throws IOException {
        run.of(FIVE);

        List<String> known =
                Arrays.stream(SpanAttribute.values()).map(SpanAttribute::key).toList();
        assertThat(collector.spans())
                .allSatisfy(span ->
                        assertThat(known).containsAll(Collector.attributes(span).keySet()));
        assertThat(collector.senders()).isNotEmpty().allSatisfy(sender -> {
            assertThat(Collector.text(sender.getAttributesList(), "service.name"))
                    .isEqualTo("pipeline");
            assertThat(Collector.text(sender.getAttributesList(), "service.instance.id"))
                    .isEqualTo(Service.INSTANCE);
        });
    }

    @Test
    void nameStatementsWithoutTheirValues() throws IOException {
        run.of(FIVE);

        assertThat(collector.spans("UPDATE etl.run_lease")).isNotEmpty().allSatisfy(span -> {
            assertThat(Collector.attribute(span, SpanAttribute.DATABASE)).isEqualTo("h2database");
            assertThat(Collector.attribute(span, SpanAttribute.TEXT)).contains("?");
            assertThat(span.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_CLIENT);
        });
    }

    @Test
    void markWhereARunFailed() throws IOException {
        api.answers(aResponse().withStatus(503));

        RunResult result = run.of(FIVE);

        assertThat(result.state()).isEqualTo(RunState.FAILED);
        assertThat(root().getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
        assertThat(Collector.attribute(root(), SpanAttribute.ERROR)).isEqualTo("STATUS 503");
        assertThat(collector.spans("POST")).isNotEmpty().allSatisfy(span -> {
            assertThat(Collector.attribute(span, SpanAttribute.STATUS)).isEqualTo("503");
            assertThat(Collector.attribute(span, SpanAttribute.ERROR)).isEqualTo("status");
        });
        assertThat(collector.spans("chunk"))
                .isNotEmpty()
                .allSatisfy(chunk -> assertThat(Collector.attribute(chunk, SpanAttribute.OUTCOME))
                        .isEqualTo("unfinished"));
    }

    @Test
    void giveEachAttemptASpanBelowTheFirst() throws IOException {
        RunId id = new RunId("20260102T030405Z-a1b2c3");

        run.of(new Attempt(id, 1), FIVE);
        run.of(new Attempt(id, 2), FIVE);

        List<Span> attempts = collector.spans("run " + run.name());
        assertThat(attempts)
                .extracting(span -> Collector.attribute(span, SpanAttribute.ATTEMPT))
                .containsExactlyInAnyOrder("1", "2");
        assertThat(attempts)
                .filteredOn(
                        span -> Collector.attribute(span, SpanAttribute.ATTEMPT).equals("2"))
                .allSatisfy(span -> {
                    assertThat(Collector.hex(span.getTraceId())).isEqualTo(TraceIds.traceId(id));
                    assertThat(Collector.hex(span.getParentSpanId())).isEqualTo(TraceIds.rootSpan(id));
                });
    }

    @Test
    void keepSignalsAsEventsWithTheirFigures() throws IOException {
        run.of(FIVE, signalling());

        assertThat(root().getEventsList())
                .filteredOn(event -> event.getName().equals("test.happened"))
                .hasSize(3)
                .allSatisfy(event -> {
                    assertThat(Collector.text(event.getAttributesList(), "etl.signal.count"))
                            .isEqualTo("7.0");
                    assertThat(event.getAttributesCount()).isEqualTo(1);
                });
    }

    private static PipelineModule signalling() {
        return new PipelineModule() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public List<Class<?>> settings() {
                return List.of();
            }

            @Override
            public void install(Registry registry, SettingsReader settings) {
                registry.listen(new RunListener() {
                    @Override
                    public void chunkCommitted(RunContext context, LoadedChunk chunk) {
                        context.signal(
                                new Signal("test.happened", "it happened", Map.of("count", 7, "target", "people.csv")));
                    }
                });
            }
        };
    }

    @Test
    void showTheCollectorWhatItAsksFor() throws IOException {
        run.set("observability.trace.authorization", "Bearer sesame").of(FIVE);

        assertThat(collector.requests())
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.getRequest().getHeader("Authorization"))
                        .isEqualTo("Bearer sesame"));
    }

    @Test
    void areNotMadeWhereNobodyAskedForThem() throws IOException {
        run.set("observability.trace.enabled", "false").of(FIVE);

        assertThat(collector.requests()).isEmpty();
    }

    @Test
    void refuseAUrlThatNothingCanBeSentTo() {
        run.set("observability.trace.url", "collector:4318");

        assertThatThrownBy(run::workspace)
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("observability.trace.url");
    }
}
