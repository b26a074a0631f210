package dev.etlpipeline.resilience.impact;

import dev.etlpipeline.core.control.RunRecord;
import dev.etlpipeline.core.run.Accounting;
import dev.etlpipeline.core.run.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs as a warehouse remembers them; each takes ten minutes. */
final class Runs {

    static final Instant MIDNIGHT = Instant.parse("2026-03-01T00:00:00Z");
    static final Duration TAKES = Duration.ofMinutes(10);

    private final List<RunRecord> records = new ArrayList<>();
    private String pipeline = "customers";

    Runs of(String name) {
        pipeline = name;
        return this;
    }

    /** A run that began so many hours after midnight. */
    Runs add(double hours, RunState state) {
        return add(hours, state, null, null);
    }

    Runs add(double hours, RunState state, @Nullable String errorClass, @Nullable String message) {
        return add(hours, state, errorClass, message, true);
    }

    /** One that left no end. */
    Runs killed(double hours) {
        return add(hours, RunState.INTERRUPTED, null, null, false);
    }

    List<RunRecord> list() {
        return List.copyOf(records);
    }

    static Instant at(double hours) {
        return MIDNIGHT.plusSeconds(Math.round(hours * 3600));
    }

    private Runs add(
            double hours, RunState state, @Nullable String errorClass, @Nullable String message, boolean hasEnd) {
        Instant started = at(hours);
        records.add(new RunRecord(
                records.size() + 1,
                "run-" + records.size(),
                1,
                pipeline,
                "LOAD",
                state,
                started,
                hasEnd ? started.plus(TAKES) : null,
                hasEnd ? TAKES : null,
                hasEnd ? new Accounting(0, 0, 0, 0, 0, 0) : null,
                new RunRecord.File("customers.csv", 1, "0"),
                errorClass,
                message,
                "test"));
        return this;
    }
}
