package dev.etlpipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.module.Modules;
import dev.etlpipeline.core.settings.Settings;
import dev.etlpipeline.core.source.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds the stages of docs/observability/data-flow.md against the plan. Written anew by
 * {@code mvn test -pl pipeline-app -am -Dtest=DataFlowStagesTest -Dtest.args=-Dpages.write=true}.
 */
class DataFlowStagesTest {

    private static final Path HOME = Path.of("").toAbsolutePath().getParent();
    private static final Path PAGE = HOME.resolve("docs/observability/data-flow.md");
    private static final String BEGIN = "<!-- made: stages -->\n";
    private static final int MARGIN = 12;

    @Test
    void theStagesStandAsThePlanHasThem() throws IOException {
        String made = Stream.concat(
                        Stream.of("| stage | as the plan has it |", "| --- | --- |"),
                        stages().entrySet().stream()
                                .map(stage ->
                                        "| " + stage.getKey() + " | " + String.join("; ", stage.getValue()) + " |"))
                .collect(Collectors.joining("\n", "", "\n"));

        String page = Files.readString(PAGE).replace("\r\n", "\n");
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf("\n<!-- made until here -->", from);

        assertThat(page).contains(BEGIN);
        if (Boolean.getBoolean("pages.write")) {
            Files.writeString(PAGE, page.substring(0, from) + made + page.substring(to));
        } else {
            assertThat(page.substring(from, to)).isEqualTo(made);
        }
    }

    /** What the plan prints of each stage, lines that were folded put together again. */
    private static Map<Stage, List<String>> stages() {
        Map<Stage, List<String>> stages = new EnumMap<>(Stage.class);
        List<String> current = new ArrayList<>();
        for (String line : plan().lines().toList()) {
            Stage stage = Stream.of(Stage.values())
                    .filter(one -> line.startsWith(one.name() + " "))
                    .findFirst()
                    .orElse(null);
            if (stage != null) {
                current = new ArrayList<>(List.of(line.substring(MARGIN)));
                stages.put(stage, current);
            } else if (line.startsWith("   |" + " ".repeat(MARGIN))) {
                int last = current.size() - 1;
                current.set(
                        last, current.get(last) + " " + line.substring(MARGIN).strip());
            } else if (line.startsWith("   |")) {
                current.add(line.substring(MARGIN));
            }
        }
        return stages;
    }

    private static String plan() {
        Settings settings = Settings.of(Map.of(
                "warehouse.url", "jdbc:h2:mem:plan;MODE=MSSQLServer",
                "enrichment.postcode.base-url", "stand-in:postcode-api",
                "enrichment.company.base-url", "stand-in:company-api"));
        Modules modules = Modules.install(List.of(), settings);
        return new Plan(
                        new ScreenFixture().plain(),
                        App.definition(HOME.resolve("seeds/pipelines/customers.yaml"), modules),
                        modules,
                        settings)
                .text();
    }
}
