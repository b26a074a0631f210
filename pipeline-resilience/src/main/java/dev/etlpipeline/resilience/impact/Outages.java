package dev.etlpipeline.resilience.impact;

import dev.etlpipeline.core.control.RunRecord;
import dev.etlpipeline.core.run.RunState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the outages of one pipeline. */
final class Outages {

    private final List<Outage> found = new ArrayList<>();
    private @Nullable Outage open;

    private Outages() {}

    /** @param runs of one pipeline, the first first */
    static List<Outage> in(List<RunRecord> runs, Instant now) {
        Outages outages = new Outages();
        runs.stream().filter(Outages::hasEnded).forEach(outages::add);
        outages.close(now, false);
        return List.copyOf(outages.found);
    }

    static boolean hasEnded(RunRecord run) {
        return run.state() != RunState.RUNNING;
    }

    /** Whether all its rows are there; some enrichment may be missing. */
    static boolean hasLoaded(RunRecord run) {
        return run.state() == RunState.SUCCEEDED || run.state() == RunState.DEGRADED;
    }

    /** Of a run that died without a word only the start is known. */
    static Instant end(RunRecord run) {
        Instant ended = run.ended();
        return ended == null ? run.started() : ended;
    }

    private void add(RunRecord run) {
        Instant end = end(run);
        Failure failure = WhatFailed.in(run).orElse(null);
        if (failure == null) {
            close(end, true);
        } else if (open == null || open.failure().isDegradation() != failure.isDegradation()) {
            // What was merely incomplete is now missing, or what was missing is now merely incomplete.
            close(end, true);
            open = new Outage(run.pipeline(), failure, 1, end, end, false);
        } else {
            open = new Outage(open.pipeline(), open.failure(), open.runs() + 1, open.began(), end, false);
        }
    }

    private void close(Instant at, boolean over) {
        if (open != null) {
            // Who was overtaken may notice it only when the other has finished.
            Instant until = at.isBefore(open.began()) ? open.began() : at;
            found.add(new Outage(open.pipeline(), open.failure(), open.runs(), open.began(), until, over));
            open = null;
        }
    }
}
