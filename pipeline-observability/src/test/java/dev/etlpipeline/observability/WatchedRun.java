package dev.etlpipeline.observability;

import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.module.Workspace.Output;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.observability.energy.Energy;
import dev.etlpipeline.observability.energy.EnergySettings;
import dev.etlpipeline.observability.health.HealthSettings;
import dev.etlpipeline.observability.metric.MetricSettings;
import dev.etlpipeline.observability.metric.Metrics;
import dev.etlpipeline.observability.metric.SqlSettings;
import dev.etlpipeline.observability.report.ReportSettings;
import dev.etlpipeline.observability.report.RunReports;
import dev.etlpipeline.observability.serve.LiveSettings;
import dev.etlpipeline.observability.serve.ServeSettings;
import dev.etlpipeline.testkit.TestDatabase;
import dev.etlpipeline.testkit.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Whole runs of a few people, ten to a chunk, whose postcodes an API is asked for: what metrics and reports are about. */
public final class WatchedRun {

    private static final String DEFINITION = """
            pipeline: NAME
            source:
              columns:
                - {name: person_id, type: text, length: 10, key: true}
                - {name: name, type: text, length: 50, required: true}
                - {name: age, type: integer}
                - {name: postcode, type: text, length: 10}
            rules:
              - {rule: range, column: age, min: 0, max: 150}
            enrichments:
              - {name: postcode, key: postcode, fields: [{from: region, column: region, length: 50}]}
            target: {table: warehouse.NAME}
            """;

    private final String name =
            "w" + Long.toHexString(ThreadLocalRandom.current().nextLong());
    private final Path folder;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<PipelineModule> more = new ArrayList<>();
    private @Nullable Metrics metrics;
    private @Nullable TestWorkspace workspace;

    public WatchedRun(Path folder, TestDatabase database) throws IOException {
        this.folder = folder;
        settings.putAll(database.settings());
        settings.put("load.chunk-rows", "10");
        settings.put("lease.ttl", "PT1S");
        settings.put("enrichment.postcode.bulk-size", "1");
        settings.put("enrichment.postcode.base-url", "http://127.0.0.1:1");
        settings.put("paths.definition", folder.resolve("people.yaml").toString());
        settings.put("paths.reports", "reports");
        Files.writeString(folder.resolve("people.yaml"), DEFINITION.replace("NAME", name));
    }

    public WatchedRun with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    public WatchedRun with(PipelineModule module) {
        more.add(module);
        return this;
    }

    /** Asks this server, which knows these postcodes. */
    public WatchedRun asking(WireMockServer server, String... postcodes) {
        for (String postcode : postcodes) {
            server.stubFor(post("/postcodes")
                    .withRequestBody(equalToJson("{\"postcodes\": [\"" + postcode + "\"]}"))
                    .willReturn(okJson("{\"result\": [{\"query\": \"" + postcode
                            + "\", \"result\": {\"region\": \"London\"}}]}")));
        }
        return with("enrichment.postcode.base-url", server.baseUrl());
    }

    /** Name of pipeline and target. */
    public String name() {
        return name;
    }

    public Path reports() {
        return folder.resolve("reports");
    }

    /** Of the last {@link #workspace()}. */
    public Metrics metrics() {
        if (metrics == null) {
            throw new IllegalStateException("nothing was installed");
        }
        return metrics;
    }

    /** With the part installed, made once. */
    public TestWorkspace workspace() {
        TestWorkspace made = workspace;
        if (made == null) {
            List<PipelineModule> modules = new ArrayList<>(List.of(new Part()));
            modules.addAll(more);
            made = new TestWorkspace(folder, settings, modules.toArray(PipelineModule[]::new));
            workspace = made;
        }
        return made;
    }

    /** Loads these lines: id, name, age, postcode. */
    public RunResult load(String... lines) throws IOException {
        return run(false, lines);
    }

    /** Loads nothing. */
    public RunResult dry(String... lines) throws IOException {
        return run(true, lines);
    }

    private RunResult run(boolean dry, String... lines) throws IOException {
        TestWorkspace made = workspace();
        Path file = folder.resolve("people-" + Long.toHexString(System.nanoTime()) + ".csv");
        Files.writeString(file, "person_id,name,age,postcode\n" + String.join("\n", lines) + "\n");
        PipelineDefinition definition = made.definition(null);
        try (InputFile input = InputFile.open(file, folder)) {
            made.run(new RunRequest(definition, input, Long.MAX_VALUE, dry, true), Output.QUIET);
        }
        return made.lastRun();
    }

    private final class Part implements PipelineModule {

        @Override
        public String name() {
            return "observability";
        }

        @Override
        public List<Class<?>> settings() {
            return List.of(
                    EnergySettings.class, //
                    HealthSettings.class,
                    LiveSettings.class,
                    MetricSettings.class,
                    ReportSettings.class,
                    ServeSettings.class,
                    SqlSettings.class);
        }

        @Override
        public void install(Registry registry, SettingsReader reader) {
            metrics = Metrics.install(registry, reader);
            RunReports.install(registry, reader, metrics, Energy.install(registry, reader, metrics));
        }
    }
}
