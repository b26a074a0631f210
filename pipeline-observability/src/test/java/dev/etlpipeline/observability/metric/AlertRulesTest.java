package dev.etlpipeline.observability.metric;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.etlpipeline.criteria.Criterion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** That alerts are raised when they should be: by Prometheus' own checker, where one is installed. */
@Timeout(60)
class AlertRulesTest {

    private static final Path STACK = Path.of("..", "monitoring");
    private static final String CASES = "alerts.test.yaml";

    @TempDir
    private Path folder;

    private record Answer(int code, String text) {}

    private Answer promtool(String... words) throws IOException, InterruptedException {
        Optional<String> program = PrometheusServer.installed("promtool");
        Assumptions.assumeTrue(program.isPresent(), "there is no promtool here");
        String[] command = new String[words.length + 1];
        command[0] = program.get();
        System.arraycopy(words, 0, command, 1, words.length);
        Path output = folder.resolve("promtool.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Answer(process.exitValue(), Files.readString(output));
    }

    @Test
    @Criterion("monitoring-architecture.3")
    void theConfigurationIsOneThatPrometheusTakes() throws IOException, InterruptedException {
        boolean older = promtool("--version").text().matches("(?s).*version [012]\\..*");
        Path config = older ? PrometheusConfig.forOlder(folder) : PrometheusConfig.asItIs(folder);

        Answer answer = promtool("check", "config", config.toString());

        assertThat(answer.code()).as(answer.text()).isZero();
        assertThat(answer.text()).contains(Alerts.all().size() + " rules found");
    }

    @Test
    @Criterion("monitoring-architecture.3")
    void soIsTheOneOfTheSmallestWay() throws IOException, InterruptedException {
        Answer answer = promtool("check", "config", STACK.resolve("scrape.yaml").toString());

        assertThat(answer.code()).as(answer.text()).isZero();
    }

    @Test
    @Criterion("monitoring-architecture.3")
    void alertsAreRaisedWhenTheyShouldBeAndNotElse() throws IOException, InterruptedException {
        Answer answer = promtool("test", "rules", STACK.resolve(CASES).toString());

        assertThat(answer.code()).as(answer.text()).isZero();
    }

    @Test
    void anAlertWithAnotherBoundIsNoticed() throws IOException, InterruptedException {
        Files.copy(STACK.resolve(CASES), folder.resolve(CASES));
        Files.writeString(
                folder.resolve("alerts.yaml"),
                Files.readString(STACK.resolve("alerts.yaml")).replace("> 0.04", "> 0.05"));

        Answer answer = promtool("test", "rules", folder.resolve(CASES).toString());

        assertThat(answer.code()).isNotZero();
        assertThat(answer.text()).contains("ManyRowsSetAside");
    }

    /** Also where there is no promtool. */
    @Test
    @Criterion("monitoring-architecture.3")
    void eachAlertHasACaseInWhichItIsRaised() throws IOException {
        Map<String, Set<Boolean>> cases = new HashMap<>();
        Set<String> series = new HashSet<>();
        for (JsonNode one : Alerts.read(CASES).path("tests")) {
            one.path("alert_rule_test")
                    .forEach(asked -> cases.computeIfAbsent(
                                    asked.path("alertname").asText(), name -> new HashSet<>())
                            .add(asked.path("exp_alerts").isEmpty()));
            one.path("input_series")
                    .forEach(input -> series.add(input.path("series").asText().replaceAll("\\{.*", "")));
        }

        assertThat(cases.keySet())
                .containsExactlyInAnyOrderElementsOf(Alerts.all().stream()
                        .map(rule -> rule.path("alert").asText())
                        .toList());
        assertThat(cases).allSatisfy((alert, both) -> assertThat(both).as(alert).contains(false));
        assertThat(PrometheusNames.labels().keySet()).containsAll(series);
    }
}
