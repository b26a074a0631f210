package dev.etlpipeline.observability.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.etlpipeline.core.call.Operation;
import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunListener;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.observability.WatchedRun;
import dev.etlpipeline.testkit.H2Databases;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FlowTest {

    private static final List<String> STAGES = List.of("EXTRACT", "TRANSFORM", "VALIDATE", "ENRICH", "LOAD");

    @TempDir
    Path folder;

    private final WireMockServer api =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private final StringWriter refused = new StringWriter();
    private final Order order = new Order();
    private WatchedRun run;

    @BeforeEach
    void start() throws IOException {
        api.start();
        run = new WatchedRun(folder, H2Databases.inFolder(folder)).with(order).asking(api, "N1 1AA");
    }

    @AfterEach
    void stop() {
        api.stop();
    }

    private String drawn(String... arguments) {
        assertThat(execute(arguments)).as(refused.toString()).isZero();
        return run.workspace().printed();
    }

    private int execute(String... arguments) {
        return new CommandLine(new FlowCommand(run.workspace()))
                .setErr(new PrintWriter(refused, true))
                .execute(arguments);
    }

    @Test
    @Criterion("data-flow.1")
    void theStagesStandInTheOrderInWhichARunPassesThem() throws IOException {
        run.load("1,Ann,30,N1 1AA");

        assertThat(order.seen).containsExactlyElementsOf(STAGES);
        assertThat(drawn()).containsSubsequence(STAGES);
    }

    @Test
    @Criterion("data-flow.2")
    void theDrawingChangesWithThePlan() throws IOException {
        String before = drawn("none");
        Path definition = folder.resolve("people.yaml");
        Files.writeString(
                definition,
                Files.readString(definition)
                        .replace("rules:", "steps:\n  - {step: title-case, columns: [name]}\nrules:"));

        String after = drawn("none").substring(before.length());

        assertThat(before)
                .contains("VALIDATE    type, required, length, range", "postcode by postcode")
                .doesNotContain("title-case");
        assertThat(after).contains("TRANSFORM   title-case");
    }

    @Test
    @Criterion("data-flow.3")
    void marksWhereRowsQueueSlowDownOrGetLostAsMeasured() throws IOException {
        run.load("1,Ann,30,N1 1AA", "2,Ben,200,N1 1AA", "2,Bob,20,N1 1AA", "2,Bea,21,N1 1AA");
        int before = run.workspace().printed().length();

        String text = drawn().substring(before);

        assertThat(text)
                .contains(
                        "4 read in",
                        "QUEUE at most 8 chunks",
                        "(enrichment.postcode.max-concurrent)",
                        "SLOW  calls: 1, 95 % within",
                        "QUEUE at most 4 connections (warehouse.pool-size); at the peak ",
                        "LOST  set aside by all stages: 1 (range 1)",
                        "LOST  overruled by a later row of their key: 1");
        assertThat(text.lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    @Criterion("data-flow.2")
    void isAMermaidFlowchartWhereAPageWantsOne() throws IOException {
        run.load("1,Ann,30,N1 1AA");

        assertThat(drawn("last", "--mermaid"))
                .contains("flowchart TD", "source ==> extract", "load ==> target", "enrich <--> side1")
                .contains("extract & transform & validate & enrich & load -.-> side2");
    }

    @Test
    void refusesARunThatLeftNoFigures() {
        assertThat(execute("20990101T000000Z-000000")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(refused.toString()).contains("There are no figures of one run");
    }

    /** Notes the stages of operations as they begin to end. */
    private static final class Order implements PipelineModule {

        private final List<String> seen = new CopyOnWriteArrayList<>();

        @Override
        public String name() {
            return "order";
        }

        @Override
        public List<Class<?>> settings() {
            return List.of();
        }

        @Override
        public void install(Registry registry, SettingsReader settings) {
            registry.listen(new RunListener() {
                @Override
                public void operationFinished(RunContext context, Operation operation, Duration took) {
                    String kind = operation.kind().name();
                    if (STAGES.contains(kind) && !seen.contains(kind)) {
                        seen.add(kind);
                    }
                }
            });
        }
    }
}
