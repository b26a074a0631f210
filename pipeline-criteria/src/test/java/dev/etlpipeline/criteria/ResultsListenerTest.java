package dev.etlpipeline.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class ResultsListenerTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-01-02T18:00:00Z");

    @TempDir
    Path folder;

    @Test
    void writesDownHowEachMethodEnded() throws IOException {
        run(NOON, selectClass(Samples.Usual.class));

        assertThat(results())
                .extracting(TestResult::method, TestResult::outcome)
                .containsExactlyInAnyOrder(
                        tuple("passes", Outcome.PASSED),
                        tuple("fails", Outcome.FAILED),
                        tuple("isDisabled", Outcome.SKIPPED),
                        tuple("lacksWhatItNeeds", Outcome.SKIPPED));
        assertThat(results()).extracting(TestResult::at).containsOnly(NOON);
    }

    @Test
    void isAsGoodAsTheWorstInvocationOfAMethod() throws IOException {
        run(NOON, selectClass(Samples.Invocations.class));

        assertThat(outcome("failsForOneOfThree")).isEqualTo(Outcome.FAILED);
        assertThat(outcome("needsWhatOneOfTwoHas")).isEqualTo(Outcome.PASSED);
        assertThat(outcome("makesOneThatFails")).isEqualTo(Outcome.FAILED);
    }

    @Test
    void tellsTheClassThatRanFromTheOneThatDeclares() throws IOException {
        run(NOON, selectClass(Samples.OnAnEngine.class));

        assertThat(results()).singleElement().satisfies(result -> {
            assertThat(result.testClass()).isEqualTo(Samples.OnAnEngine.class.getName());
            assertThat(result.declaredIn()).isEqualTo(Samples.Contract.class.getName());
        });
    }

    @Test
    void aClassThatNeverGetsToItsTestsSpeaksForAllOfThem() throws IOException {
        run(NOON, selectClass(Samples.BreaksBefore.class), selectClass(Samples.IsLeftOut.class));

        assertThat(outcome("wouldPass")).isEqualTo(Outcome.FAILED);
        assertThat(outcome("isNotAsked")).isEqualTo(Outcome.SKIPPED);
    }

    @Test
    void keepsWithTheirTimeTheResultsOfWhatDidNotRunAgain() throws IOException {
        run(NOON, selectClass(Samples.Usual.class));

        run(EVENING, selectMethod(Samples.Usual.class, "passes"));

        assertThat(results()).hasSize(4);
        assertThat(results())
                .filteredOn(result -> result.at().equals(EVENING))
                .extracting(TestResult::method)
                .containsExactly("passes");
    }

    @Test
    void writesNothingWhereNobodyNamesAFile() {
        launch(new ResultsListener(null, Clock.systemUTC()), selectMethod(Samples.Usual.class, "passes"));

        assertThat(folder).isEmptyDirectory();
    }

    private void run(Instant at, DiscoverySelector... selectors) {
        launch(new ResultsListener(new ResultsFile(file()), Clock.fixed(at, ZoneOffset.UTC)), selectors);
    }

    /** Without the listener that watches this very test. */
    private static void launch(TestExecutionListener listener, DiscoverySelector... selectors) {
        LauncherConfig alone = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .build();
        LauncherFactory.create(alone)
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectors)
                                .configurationParameter(Samples.ASKED, "true")
                                .build(),
                        listener);
    }

    private Outcome outcome(String method) throws IOException {
        return results().stream()
                .filter(result -> result.method().equals(method))
                .findFirst()
                .orElseThrow()
                .outcome();
    }

    private List<TestResult> results() throws IOException {
        return new ResultsFile(file()).read();
    }

    private Path file() {
        return folder.resolve("backlog/results.tsv");
    }
}
