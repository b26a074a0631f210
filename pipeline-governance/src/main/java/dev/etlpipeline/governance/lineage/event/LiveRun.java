package dev.etlpipeline.governance.lineage.event;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.row.Violation;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.source.Reject;
import dev.etlpipeline.governance.lineage.Lineage;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A run that goes on, with what has to be counted for its last event. */
final class LiveRun {

    private final RunContext run;
    private final String operation;
    private final PipelineDefinition definition;
    private final @Nullable String file;
    private final long bytes;
    private final Lineage lineage;
    private final Instant started;
    private final Map<Rule, Long> broken = new ConcurrentHashMap<>();

    /** A rule by the column it is about; empty where it is about the record. */
    record Rule(String name, String column) {}

    /**
     * @param file  name of what is read; null where rows of the target are written anew
     * @param bytes of the file, decompressed
     */
    LiveRun(
            RunContext run,
            String operation,
            PipelineDefinition definition,
            @Nullable String file,
            long bytes,
            Lineage lineage) {
        this.run = run;
        this.operation = operation;
        this.definition = definition;
        this.file = file;
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

    String operation() {
        return operation;
    }

    PipelineDefinition definition() {
        return definition;
    }

    /** Name of what is read; null where rows of the target are written anew. */
    @Nullable
    String file() {
        return file;
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
