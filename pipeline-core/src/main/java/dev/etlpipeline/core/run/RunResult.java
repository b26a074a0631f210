package dev.etlpipeline.core.run;

import dev.etlpipeline.core.source.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a run ended.
 *
 * @param accounting  over all attempts of the run
 * @param before      records among them that earlier attempts had read
 * @param rejects     number of rejects by rule
 * @param examples    the record number of the first reject by rule
 * @param enrichment  rows by {@code enrichment_status}; empty for a dry run, which asks nobody
 * @param substituted rows by what stood in for a source that failed, such as {@code postcode=area}
 * @param stages      time spent in each stage, added up over the threads that worked on it
 * @param rejectsFile null where no reject was written or another sink holds them
 * @param failure     what ended the run, null where nothing did
 */
public record RunResult(
        RunId runId,
        String pipeline,
        RunState state,
        Accounting accounting,
        long before,
        SortedMap<String, Long> rejects,
        SortedMap<String, Long> examples,
        SortedMap<String, Long> enrichment,
        SortedMap<String, Long> substituted,
        Map<Stage, Duration> stages,
        Duration took,
        boolean dryRun,
        @Nullable Path rejectsFile,
        @Nullable Throwable failure) {

    public RunResult {
        rejects = Collections.unmodifiableSortedMap(new TreeMap<>(rejects));
        examples = Collections.unmodifiableSortedMap(new TreeMap<>(examples));
        enrichment = Collections.unmodifiableSortedMap(new TreeMap<>(enrichment));
        substituted = Collections.unmodifiableSortedMap(new TreeMap<>(substituted));
        stages = stages.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(stages));
    }

    public Optional<Throwable> failed() {
        return Optional.ofNullable(failure);
    }

    /** Records that this attempt read, per second; 0 where no time passed. */
    public double rowsPerSecond() {
        double seconds = took.toNanos() / 1e9;
        return seconds > 0 ? (accounting.read() - before) / seconds : 0;
    }
}
