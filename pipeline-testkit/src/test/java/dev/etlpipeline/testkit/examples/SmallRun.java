package dev.etlpipeline.testkit.examples;

import dev.etlpipeline.core.call.Operation;
import dev.etlpipeline.core.call.OperationKind;
import dev.etlpipeline.core.definition.DefinitionReader;
import dev.etlpipeline.core.engine.PipelineRunner;
import dev.etlpipeline.core.enrich.Lookup;
import dev.etlpipeline.core.enrich.LookupContext;
import dev.etlpipeline.core.enrich.LookupFactory;
import dev.etlpipeline.core.enrich.Values;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.module.Modules;
import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.settings.Settings;
import dev.etlpipeline.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A whole run of six people, two records a chunk, with modules installed: what tests of modules look at. */
final class SmallRun {

    private static final String DEFINITION = """
            pipeline: people
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
            target: {table: warehouse.people}
            """;

    private static final String PEOPLE = """
            person_id,name,age,postcode
            1,Ann,31,SW1A 1AA
            2,,44,SW1A 1AA
            3,Cy,200,SW1A 1AA
            4,Di,old,EH1 1YZ
            5,,58,
            6,Flo,67,EH1 1YZ
            """;

    private final Path folder;
    private final TestDatabase database;
    private Instant now = Instant.parse("2026-07-01T12:00:00Z");

    SmallRun(Path folder, TestDatabase database) {
        this.folder = folder;
        this.database = database;
    }

    SmallRun at(Instant instant) {
        now = instant;
        return this;
    }

    RunResult of(PipelineModule... installed) throws IOException {
        Map<String, String> values = new LinkedHashMap<>(database.settings());
        values.put("load.chunk-rows", "2");
        values.put("enrichment.postcode.source", "atlas");
        Settings settings = Settings.of(values);
        Modules modules = Modules.install(List.of(installed), settings);
        modules.lookup("postcode", new Atlas());
        Path definition = Files.writeString(folder.resolve("people.yaml"), DEFINITION);
        Path people = Files.writeString(folder.resolve("people.csv"), PEOPLE);
        try (PipelineRunner runner =
                        new PipelineRunner(modules, settings, folder, Clock.fixed(now, ZoneOffset.UTC), "test");
                InputFile input = InputFile.open(people, folder)) {
            return runner.run(new RunRequest(
                    new DefinitionReader().read(definition, PipelineRunner.catalogue(modules)),
                    input,
                    Long.MAX_VALUE,
                    false,
                    true));
        }
    }

    /** Answers without a network, and yet through the chain, as an API's look-up does. */
    private static final class Atlas implements LookupFactory {

        @Override
        public String source() {
            return "atlas";
        }

        @Override
        public Lookup create(LookupContext context) {
            return new Lookup() {
                @Override
                public String source() {
                    return "atlas";
                }

                @Override
                public Map<String, Values> find(Set<String> keys) throws Exception {
                    Operation call = new Operation(OperationKind.API_CALL, context.enrichment() + "-api");
                    return context.calls().call(call, () -> answers(keys));
                }
            };
        }

        private static Map<String, Values> answers(Set<String> keys) {
            return keys.stream()
                    .collect(Collectors.toMap(
                            key -> key,
                            key -> Values.of(Map.of("region", key.startsWith("EH") ? "Scotland" : "London"))));
        }
    }
}
