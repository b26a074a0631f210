package dev.etlpipeline.chaos.show;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.etlpipeline.chaos.experiment.DrillResult;
import dev.etlpipeline.chaos.experiment.ExperimentResult;
import dev.etlpipeline.chaos.experiment.Finding.Outcome;
import dev.etlpipeline.chaos.experiment.Invariant.Examined;
import dev.etlpipeline.chaos.experiment.Journal.Entry;
import dev.etlpipeline.chaos.experiment.Journal.Kind;
import dev.etlpipeline.chaos.experiment.Journal.Sample;
import dev.etlpipeline.chaos.experiment.Speed;
import dev.etlpipeline.chaos.experiment.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads {@code journal.json}; docs/resilience/journal.schema.json says what stands in it. */
public final class JournalFile {

    public static final String NAME = "journal.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private JournalFile() {}

    /**
     * The result that the file was written of. Figures stand in another file and are missing.
     *
     * @throws IOException where it is no journal, with the file's name
     */
    public static DrillResult read(Path file) throws IOException {
        try {
            return drill(JSON.readTree(file.toFile()));
        } catch (RuntimeException | com.fasterxml.jackson.core.JacksonException e) {
            throw new IOException(file + " is no journal of a drill: " + e.getMessage(), e);
        }
    }

    private static DrillResult drill(JsonNode json) {
        return new DrillResult(
                text(json, "drill"),
                text(json, "title"),
                json.required("seed").asLong(),
                Speed.valueOf(text(json, "speed")),
                text(json, "database"),
                json.path("without").isTextual() ? text(json, "without") : null,
                time(json, "started"),
                time(json, "ended"),
                each(json, "experiments", JournalFile::experiment));
    }

    private static ExperimentResult experiment(JsonNode json) {
        return new ExperimentResult(
                text(json, "fault"),
                text(json, "title"),
                Verdict.valueOf(text(json, "verdict")),
                text(json, "reason"),
                time(json, "started"),
                time(json, "ended"),
                each(json, "entries", JournalFile::entry),
                each(json, "samples", JournalFile::sample),
                each(json, "invariants", JournalFile::examined),
                List.of(),
                text(json, "log"));
    }

    private static Entry entry(JsonNode json) {
        Map<String, Object> facts = JSON.convertValue(json.required("facts"), new TypeReference<>() {});
        return new Entry(time(json, "at"), Kind.valueOf(text(json, "kind")), text(json, "text"), facts);
    }

    private static Sample sample(JsonNode json) {
        Map<String, String> breakers = JSON.convertValue(json.required("breakers"), new TypeReference<>() {});
        return new Sample(
                time(json, "at"),
                number(json, "rows"),
                number(json, "promised"),
                breakers,
                json.required("retries").asLong(),
                json.required("queue").asLong());
    }

    private static Examined examined(JsonNode json) {
        return new Examined(
                text(json, "name"),
                text(json, "check"),
                Outcome.valueOf(text(json, "outcome")),
                text(json, "evidence"));
    }

    private static <T> List<T> each(JsonNode json, String field, Function<JsonNode, T> made) {
        return StreamSupport.stream(json.required(field).spliterator(), false)
                .map(made)
                .toList();
    }

    private static String text(JsonNode json, String field) {
        return json.required(field).asText();
    }

    private static Instant time(JsonNode json, String field) {
        return Instant.parse(text(json, field));
    }

    private static @Nullable Long number(JsonNode json, String field) {
        return json.path(field).isNumber() ? json.path(field).asLong() : null;
    }
}
