package dev.etlpipeline.testkit.examples;

import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunListener;
import dev.etlpipeline.core.source.Reject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Watches: how many records each rule has refused so far, over all runs of this process. */
public final class RejectsByRule implements RunListener {

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    @Override
    public void rowsRejected(RunContext run, List<Reject> rejects) {
        for (Reject reject : rejects) {
            counts.computeIfAbsent(reject.rule(), rule -> new LongAdder()).increment();
        }
    }

    /** Any thread, at any time. */
    public Map<String, Long> counts() {
        Map<String, Long> now = new TreeMap<>();
        counts.forEach((rule, count) -> now.put(rule, count.sum()));
        return now;
    }
}
