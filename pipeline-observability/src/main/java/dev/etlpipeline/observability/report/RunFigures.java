package dev.etlpipeline.observability.report;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an attempt of a run when it has ended; times in milliseconds, memory in bytes. Names of its parts are
 * those of the file that it is kept in.
 *
 * @param started     UTC, in ISO-8601
 * @param before      records that earlier attempts had read
 * @param stages      time by stage, added up over the threads that worked on it
 * @param errorClass  what ended the run, null where nothing did
 * @param sources     rows by enrichment and what answered for it; empty where files do not have it yet
 * @param footprint   null where nobody estimated it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RunFigures(
        int version,
        String run,
        int attempt,
        String pipeline,
        String operation,
        String state,
        boolean dryRun,
        String started,
        long tookMs,
        Account account,
        long before,
        Map<String, Long> rejects,
        Map<String, Long> enrichment,
        Map<String, Long> stages,
        Machine machine,
        List<Api> apis,
        Database database,
        List<Timed> operations,
        List<Sample> samples,
        @Nullable String errorClass,
        @Nullable Map<String, Map<String, Long>> sources,
        @Nullable Footprint footprint) {

    /** Of what is written today. */
    static final int VERSION = 1;

    /** What became of the records. */
    public record Account(long read, long inserted, long updated, long unchanged, long superseded, long quarantined) {}

    /**
     * What the process used during the run.
     *
     * @param heapPeak  the most that was seen, by samples and by the collector
     * @param allocated as seen at collections
     */
    public record Machine(
            long heapPeak, long heapLimit, long allocated, long collections, long collectionMs, long cpuMs, int cpus) {}

    /**
     * The exchanges with an API, attempt by attempt.
     *
     * @param failed   of the calls, those without a usable answer
     * @param failures their number by kind
     * @param statuses answers by status
     * @param retries  further attempts that were made
     * @param circuit  0 closed, 1 half open, 2 open at the end; null where no breaker told anything
     */
    public record Api(
            String api,
            long calls,
            long failed,
            Map<String, Long> failures,
            Map<String, Long> statuses,
            double meanMs,
            double p50Ms,
            double p95Ms,
            double p99Ms,
            double maxMs,
            long retries,
            @Nullable Integer circuit) {}

    /** SQL of the run, but what bypasses its timing. */
    public record Database(
            long statements,
            long slow,
            double totalMs,
            long commits,
            double commitMs,
            long rollbacks,
            int poolPeak,
            List<Statement> slowest) {}

    /** Statements of one verb on one table. */
    public record Statement(String verb, String table, long count, double totalMs, double maxMs, long rows) {}

    /** Operations of one kind, target and outcome. */
    public record Timed(String operation, String target, String outcome, long count, double totalMs, double maxMs) {}

    /**
     * A moment of the run.
     *
     * @param atMs since its begin
     * @param rows records of committed chunks until then, in this attempt
     */
    public record Sample(long atMs, long rows, long heap) {}
}
