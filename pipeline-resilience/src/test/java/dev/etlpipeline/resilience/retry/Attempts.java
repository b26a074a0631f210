package dev.etlpipeline.resilience.retry;

import dev.etlpipeline.core.call.Call;
import dev.etlpipeline.core.call.Operation;
import dev.etlpipeline.core.call.OperationKind;
import dev.etlpipeline.core.control.Waiting;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunId;
import dev.etlpipeline.core.run.Signal;
import dev.etlpipeline.core.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A call whose attempts end as they are told to, in a run whose time passes only by waiting. */
final class Attempts implements Call<String>, RunContext, Waiting {

    static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

    private final Operation operation;
    private final Deque<Exception> failures = new ArrayDeque<>();
    private final List<Duration> times = new ArrayList<>();
    private final List<Signal> signals = new ArrayList<>();
    private Duration passed = Duration.ZERO;
    private Duration stopsAfter = Duration.ofDays(1);

    Attempts(OperationKind kind, Exception... failures) {
        this.operation = new Operation(kind, kind == OperationKind.API_CALL ? "postcode-api" : "warehouse", 7);
        this.failures.addAll(List.of(failures));
    }

    /** Always fails so. */
    static Attempts failing(OperationKind kind, Exception failure) {
        Attempts attempts = new Attempts(kind);
        for (int i = 0; i < 10_000; i++) {
            attempts.failures.add(failure);
        }
        return attempts;
    }

    static RetrySettings settings(String... assignments) {
        Map<String, String> values = new HashMap<>(Map.of("warehouse.url", "jdbc:h2:mem:attempts"));
        for (String assignment : assignments) {
            String[] parts = assignment.split("=", 2);
            values.put("resilience.retry." + parts[0], parts[1]);
        }
        return Settings.of(values, RetrySettings.class).read(RetrySettings.class);
    }

    /** With random numbers that are all the same. */
    RetryInterceptor interceptor(double random, boolean ledger, String... assignments) {
        return new RetryInterceptor(settings(assignments), ledger, this, () -> random);
    }

    String through(RetryInterceptor interceptor) throws Exception {
        return interceptor.intercept(this);
    }

    void stopAfter(Duration time) {
        stopsAfter = time;
    }

    /** When each attempt began. */
    List<Duration> times() {
        return times;
    }

    List<Signal> signals() {
        return signals;
    }

    List<String> signalNames() {
        return signals.stream().map(Signal::name).toList();
    }

    @Override
    public String proceed() throws Exception {
        times.add(passed);
        Exception failure = failures.poll();
        if (failure != null) {
            throw failure;
        }
        return "done";
    }

    @Override
    public Operation operation() {
        return operation;
    }

    @Override
    public RunContext run() {
        return this;
    }

    @Override
    public RunId runId() {
        return new RunId("run-1");
    }

    @Override
    public int attempt() {
        return 1;
    }

    @Override
    public String pipeline() {
        return "people";
    }

    @Override
    public boolean stopping() {
        return passed.compareTo(stopsAfter) >= 0;
    }

    @Override
    public void signal(Signal signal) {
        signals.add(signal);
    }

    @Override
    public long nanoTime() {
        return passed.toNanos();
    }

    @Override
    public void pause(Duration time) {
        passed = passed.plus(time);
    }

    @Override
    public Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return NOON.plus(passed);
            }
        };
    }
}
