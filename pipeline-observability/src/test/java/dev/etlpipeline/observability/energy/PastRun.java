package dev.etlpipeline.observability.energy;

import dev.etlpipeline.observability.report.Footprint;
import dev.etlpipeline.observability.report.RunFigures;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Figures of a run, as one that ended leaves them: ten seconds on two processors, a thousand records, all of them new. */
final class PastRun {

    private String began = "2026-11-26T10:00:00Z";
    private String state = "SUCCEEDED";
    private long inserted = 1000;
    private long calls;
    private long cpuMs = 10_000;
    private boolean dry;
    private @Nullable Footprint footprint;

    PastRun began(String moment) {
        began = moment;
        return this;
    }

    PastRun ended(String newState) {
        state = newState;
        return this;
    }

    PastRun inserted(long rows) {
        inserted = rows;
        return this;
    }

    PastRun calls(long number) {
        calls = number;
        return this;
    }

    PastRun cpuMs(long millis) {
        cpuMs = millis;
        return this;
    }

    PastRun dry() {
        dry = true;
        return this;
    }

    PastRun footprint(Footprint kept) {
        footprint = kept;
        return this;
    }

    RunFigures figures() {
        return new RunFigures(
                1,
                Instant.parse(began).toString().replaceAll("[-:]", "") + "-aaaaaa",
                1,
                "people",
                "LOAD",
                state,
                dry,
                began,
                10_000,
                new RunFigures.Account(1000, inserted, 0, 1000 - inserted, 0, 0),
                0,
                Map.of(),
                Map.of(),
                Map.of(),
                new RunFigures.Machine(0, 0, 0, 0, 0, cpuMs, 2),
                calls == 0
                        ? List.of()
                        : List.of(new RunFigures.Api(
                                "postcode-api", calls, 0, Map.of(), Map.of(), 1, 1, 1, 1, 1, 0, null)),
                new RunFigures.Database(0, 0, 0, 0, 0, 0, 0, List.of()),
                List.of(),
                List.of(),
                null,
                Map.of(),
                footprint);
    }

    MeasuredRun measured(FootprintModel model) {
        return MeasuredRun.of(figures(), model);
    }
}
