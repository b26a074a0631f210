package dev.etlpipeline.criteria;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes down how each test method ended. JUnit finds it as a service; the file is named by the system property {@value #FILE},
 * which Maven sets, and without it nothing is written.
 */
public final class ResultsListener implements TestExecutionListener {

    static final String FILE = "backlog.results";

    private final @Nullable ResultsFile file;
    private final Clock clock;
    private final Map<Method, Outcome> outcomes = new LinkedHashMap<>();
    private @Nullable TestPlan plan;

    private record Method(String testClass, String declaredIn, String name) {}

    /** For JUnit. */
    public ResultsListener() {
        this(fileOf(System.getProperty(FILE)), Clock.systemUTC());
    }

    ResultsListener(@Nullable ResultsFile file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    private static @Nullable ResultsFile fileOf(@Nullable String path) {
        return path == null ? null : new ResultsFile(Path.of(path));
    }

    @Override
    public void testPlanExecutionStarted(TestPlan started) {
        synchronized (outcomes) {
            plan = started;
            outcomes.clear();
        }
    }

    @Override
    public void executionSkipped(TestIdentifier identifier, String reason) {
        note(identifier, Outcome.SKIPPED);
    }

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
        Outcome outcome = Outcome.of(result);
        if (identifier.isTest() || outcome != Outcome.PASSED) {
            note(identifier, outcome);
        }
    }

    /** A class that is skipped, or fails before its tests, speaks for all of them. */
    private void note(TestIdentifier identifier, Outcome outcome) {
        synchronized (outcomes) {
            Optional<MethodSource> method = method(identifier);
            if (method.isPresent()) {
                outcomes.merge(named(method.get()), outcome, Outcome::worse);
            } else if (plan != null) {
                plan.getDescendants(identifier).stream()
                        .flatMap(below -> method(below).stream())
                        .forEach(below -> outcomes.merge(named(below), outcome, Outcome::worse));
            }
        }
    }

    /** The method that it is, or that made it, as an invocation with parameters. */
    private Optional<MethodSource> method(TestIdentifier identifier) {
        Optional<TestIdentifier> at = Optional.of(identifier);
        while (at.isPresent()) {
            if (at.get().getSource().orElse(null) instanceof MethodSource method) {
                return Optional.of(method);
            }
            TestIdentifier here = at.get();
            at = plan == null ? Optional.empty() : plan.getParent(here);
        }
        return Optional.empty();
    }

    private static Method named(MethodSource source) {
        return new Method(
                source.getClassName(),
                source.getJavaMethod().getDeclaringClass().getName(),
                source.getMethodName());
    }

    @Override
    public void testPlanExecutionFinished(TestPlan finished) {
        if (file == null) {
            return;
        }
        try {
            file.merge(results(clock.instant().truncatedTo(ChronoUnit.SECONDS)));
        } catch (IOException e) {
            throw new UncheckedIOException("The tests' results could not be written down", e);
        }
    }

    private List<TestResult> results(Instant at) {
        synchronized (outcomes) {
            return outcomes.entrySet().stream()
                    .map(ended -> new TestResult(
                            ended.getValue(),
                            at,
                            ended.getKey().testClass(),
                            ended.getKey().declaredIn(),
                            ended.getKey().name()))
                    .toList();
        }
    }
}
