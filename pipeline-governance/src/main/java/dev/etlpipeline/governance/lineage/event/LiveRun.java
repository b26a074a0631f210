package dev.etlpipeline.governance.lineage.event;

import dev.etlpipeline.core.row.Violation;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.source.Reject;
import dev.etlpipeline.governance.lineage.Lineage;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** A run that goes on, with what has to be counted for its last event. */
final class LiveRun {

    private final RunContext run;
    private final RunRequest request;
    private final long bytes;
    private final Lineage lineage;
    private final Instant started;
    private final Map<Rule, Long> broken = new ConcurrentHashMap<>();

    /** A rule by the column it is about; empty where it is about the record. */
    record Rule(String name, String column) {}

    LiveRun(RunContext run, RunRequest request, long bytes, Lineage lineage) {
        this.run = run;
        this.request = request;
        this.bytes = bytes;
        this.lineage = lineage;
        this.started = run.clock().instant();
    }

    void rejected(Reject reject) {
        for (Violation violation : reject.violations()) {
            String column = violation.column();
            broken.merge(new Rule(violation.rule(), column == null ? "" : column), 1L, Long::sum);
        }
    }

    RunContext run() {
        return run;
    }

    RunRequest request() {
        return request;
    }

    /** Of the decompressed file. */
    long bytes() {
        return bytes;
    }

    Lineage lineage() {
        return lineage;
    }

    Instant started() {
        return started;
    }

    /** How often a rule was broken. */
    long broken(Rule rule) {
        return broken.getOrDefault(rule, 0L);
    }

    /** By {@code rule.column}. */
    Map<String, Long> allBroken() {
        Map<String, Long> all = new TreeMap<>();
        broken.forEach((rule, times) -> all.put(rule.name() + "." + rule.column(), times));
        return all;
    }
}
