package dev.etlpipeline.observability.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All metrics there are: no other name leaves the program. Where OpenTelemetry has a convention for a name, it is taken.
 * Tags are bounded: their values come from the code, definitions and settings, never from a row or a file's name.
 */
public enum Metric {
    OPERATION(
            "etl.operation.duration",
            Kind.TIMER,
            "seconds",
            "Each operation as the run sees it, retries and waits included. Operation is its kind; target an API, the"
                    + " warehouse or the pipeline; outcome ok, failed, or stopped where the run was ended on purpose.",
            "operation",
            "target",
            "outcome"),
    RUN("etl.run.duration", Kind.TIMER, "seconds", "Runs that ended, by the state they ended in.", "pipeline", "state"),
    ROWS(
            "etl.rows",
            Kind.COUNTER,
            "rows",
            "Records of committed chunks by what became of them: inserted, updated, unchanged, superseded, quarantined.",
            "pipeline",
            "outcome"),
    REJECTS(
            "etl.rejects",
            Kind.COUNTER,
            "rows",
            "Rejects of committed chunks by the first rule they broke and the stage that found it.",
            "pipeline",
            "rule",
            "stage"),
    ENRICHED(
            "etl.enrichment.rows",
            Kind.COUNTER,
            "rows",
            "Rows of committed chunks by what answered for each enrichment: cache is a hit, api a question asked, others"
                    + " are reference data and substitutes; none where nothing was known.",
            "enrichment",
            "source"),
    IN_FLIGHT(
            "etl.chunks.in_flight",
            Kind.GAUGE,
            "chunks",
            "Chunks that were read and are not committed yet: how full the pipeline is. Bounded by load.chunks-in-flight."),
    API(
            "http.client.request.duration",
            Kind.TIMER,
            "seconds",
            "Each HTTP exchange with an API, attempt by attempt, beneath retries. The status is none where there was no"
                    + " answer; error.type none where the answer could be used, otherwise dns, connect, tls, broken, timeout,"
                    + " status or malformed-body.",
            "api",
            "http.request.method",
            "http.response.status_code",
            "error.type"),
    CIRCUIT(
            "etl.circuit.state",
            Kind.GAUGE,
            null,
            "An API's circuit breaker: 0 closed, 1 half open, 2 open. From signals, so where a module has breakers; an API"
                    + " appears with its first change.",
            "api"),
    RETRIES(
            "etl.retries",
            Kind.COUNTER,
            "events",
            "What retries did: attempt (another one follows), succeeded, exhausted, declined. From signals.",
            "target",
            "event"),
    SIGNALS(
            "etl.signals",
            Kind.COUNTER,
            "events",
            "Everything that parts of a run told each other, by name.",
            "signal"),
    SQL(
            "db.client.operation.duration",
            Kind.TIMER,
            "seconds",
            "Each SQL statement of a run but those that bypass it (see below), from sending it to its first answer. The"
                    + " collection is the first table it names; error.type the class of SQLState, none where it succeeded.",
            "db.operation.name",
            "db.collection.name",
            "error.type"),
    SQL_ROWS(
            "etl.sql.rows",
            Kind.COUNTER,
            "rows",
            "Rows that these statements say they wrote; nobody counts those that are read.",
            "db.operation.name",
            "db.collection.name"),
    SQL_SLOW(
            "etl.sql.slow",
            Kind.COUNTER,
            "statements",
            "Statements that took longer than observability.sql.slow-after.",
            "db.operation.name",
            "db.collection.name"),
    TRANSACTION(
            "etl.transaction.duration",
            Kind.TIMER,
            "seconds",
            "How long commits and rollbacks took; their number is the number of transactions. Scope is load for those of a"
                    + " chunk, other for lease, audit, migrations and the like.",
            "end",
            "scope",
            "outcome"),
    POOL_CONNECTIONS(
            "db.client.connection.count",
            Kind.GAUGE,
            "connections",
            "Connections of the pool: used or idle.",
            "db.client.connection.state"),
    POOL_MAX("db.client.connection.max", Kind.GAUGE, "connections", "How many the pool may have: warehouse.pool-size."),
    POOL_PENDING(
            "db.client.connection.pending_requests", Kind.GAUGE, "requests", "Threads that wait for a connection."),
    POOL_TIMEOUTS(
            "db.client.connection.timeouts",
            Kind.COUNTER,
            "timeouts",
            "How often nobody got a connection within warehouse.connection-timeout."),
    POOL_CREATE("db.client.connection.create_time", Kind.TIMER, "seconds", "How long it took to open a connection."),
    POOL_WAIT("db.client.connection.wait_time", Kind.TIMER, "seconds", "How long it took to get one from the pool."),
    POOL_USE("db.client.connection.use_time", Kind.TIMER, "seconds", "How long it was kept."),
    MEMORY_USED("jvm.memory.used", Kind.GAUGE, "bytes", "Memory in use: heap or non_heap.", "jvm.memory.type"),
    MEMORY_COMMITTED(
            "jvm.memory.committed",
            Kind.GAUGE,
            "bytes",
            "Memory that the JVM took from the machine.",
            "jvm.memory.type"),
    MEMORY_LIMIT(
            "jvm.memory.limit",
            Kind.GAUGE,
            "bytes",
            "What it may take; -1 where that is not known.",
            "jvm.memory.type"),
    GC("jvm.gc.duration", Kind.TIMER, "seconds", "Number and total time of garbage collections.", "jvm.gc.name"),
    ALLOCATED(
            "jvm.gc.memory.allocated",
            Kind.COUNTER,
            "bytes",
            "Memory allocated, as seen at collections: Micrometer's name, there is no convention."),
    CPU_TIME("process.cpu.time", Kind.COUNTER, "seconds", "CPU time of the process, all threads, user and system."),
    ENERGY(
            "etl.energy",
            Kind.COUNTER,
            "joules",
            "Energy that runs took, estimated at their end from CPU time and duration; 3,600 joules are a watt-hour. See"
                    + " environmental-impact.md.",
            "pipeline"),
    CARBON(
            "etl.carbon",
            Kind.COUNTER,
            "grams",
            "CO2e that runs stand for, estimated from their energy and the hour's electricity.",
            "pipeline"),
    CPU_USE("process.cpu.utilization", Kind.GAUGE, null, "Share of the machine's CPUs that the process uses, 0 to 1.");

    /** What is done with it. */
    public enum Kind {
        /** Only grows. */
        COUNTER,
        /** Goes up and down. */
        GAUGE,
        /** Number, sum, greatest and, where it has buckets, distribution of times. */
        TIMER
    }

    private static final Map<String, Metric> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(Metric::metricName, Function.identity()));

    private final String metricName;
    private final Kind kind;
    private final Optional<String> unit;
    private final String meaning;
    private final List<String> tags;

    Metric(String metricName, Kind kind, @Nullable String unit, String meaning, String... tags) {
        this.metricName = metricName;
        this.kind = kind;
        this.unit = Optional.ofNullable(unit);
        this.meaning = meaning;
        this.tags = List.of(tags);
    }

    /** With dots; each registry writes it its own way. */
    public String metricName() {
        return metricName;
    }

    public Kind kind() {
        return kind;
    }

    /** Empty for a bare number. */
    public Optional<String> unit() {
        return unit;
    }

    public String meaning() {
        return meaning;
    }

    /** Keys, in the order in which values are given. */
    public List<String> tags() {
        return tags;
    }

    /** The metric of this name, empty for a name that is none. */
    static Optional<Metric> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** As tags have it: lower case, hyphens. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
