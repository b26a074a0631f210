package dev.etlpipeline.governance.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What happened in some time.
 *
 * @param from    first instant
 * @param to      first instant behind it
 * @param user    whose doings alone are told; null where everybody's are
 * @param runs    in order of pipelines and of their events
 * @param actions what people did by commands
 * @param system  what changed around runs
 * @param columns how often columns changed
 */
record AuditReport(
        Instant from,
        Instant to,
        @Nullable String user,
        List<String> streams,
        List<Run> runs,
        List<Entry> actions,
        List<Entry> system,
        List<ColumnChanges> columns) {

    /** An event with what it says more. */
    record Entry(String stream, long number, Event event, JsonNode detail) {

        String text(String field) {
            JsonNode value = detail.path(field);
            return value.isMissingNode() || value.isNull()
                    ? ""
                    : value.isValueNode() ? value.asText() : value.toString();
        }
    }

    /**
     * A run by its start, and what is known of its end.
     *
     * @param chunks that were loaded in the time
     * @param end    null where it has none on record
     */
    record Run(Entry start, long chunks, @Nullable Entry end) {

        String state() {
            return end == null ? "no end on record" : end.text("state");
        }
    }

    /** A column of a pipeline, how many rows of it changed, in how many events. */
    record ColumnChanges(String stream, String column, long rows, long events) {}

    /** All but chunks, in order. */
    List<Entry> entries() {
        return Stream.concat(
                        Stream.concat(actions.stream(), system.stream()),
                        runs.stream()
                                .flatMap(run ->
                                        run.end() == null ? Stream.of(run.start()) : Stream.of(run.start(), run.end())))
                .sorted(Comparator.comparing((Entry entry) -> entry.event().happened())
                        .thenComparing(Entry::stream)
                        .thenComparingLong(Entry::number))
                .toList();
    }
}
