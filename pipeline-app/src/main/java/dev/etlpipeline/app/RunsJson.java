package dev.etlpipeline.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.etlpipeline.core.control.RunRecord;
import dev.etlpipeline.core.run.Accounting;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Remembered runs for programs. Keys that {@link JsonSummary} has too mean the same; add to them, don't change them. */
final class RunsJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private RunsJson() {}

    /** One array on one line. */
    static String of(List<RunRecord> runs, Function<RunRecord, Optional<Path>> rejects) {
        ArrayNode array = MAPPER.createArrayNode();
        runs.forEach(run -> array.add(node(run, rejects.apply(run))));
        return text(array);
    }

    /** One object on one line. */
    static String of(RunRecord run, Optional<Path> rejects) {
        return text(node(run, rejects));
    }

    private static ObjectNode node(RunRecord run, Optional<Path> rejects) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("run_id", run.runId());
        node.put("run_no", run.number());
        node.put("attempt", run.attempt());
        node.put("pipeline", run.pipeline());
        node.put("operation", run.operation());
        node.put("status", run.state().name());
        node.put("started", run.started().toString());
        node.put("ended", run.ended() == null ? null : run.ended().toString());
        node.put(
                "seconds",
                run.took() == null ? null : BigDecimal.valueOf(run.took().toMillis(), 3));
        node.set("accounting", account(run.account()));
        node.putObject("file")
                .put("name", run.file().name())
                .put("bytes", run.file().bytes())
                .put("sha256", run.file().sha256());
        node.put("error_class", run.errorClass());
        node.put("error_message", run.errorMessage());
        node.put("version", run.version());
        node.put(
                "rejects_file",
                rejects.map(file -> file.toAbsolutePath().toString()).orElse(null));
        return node;
    }

    private static JsonNode account(@Nullable Accounting law) {
        if (law == null) {
            return MAPPER.nullNode();
        }
        return MAPPER.createObjectNode()
                .put("read", law.read())
                .put("inserted", law.inserted())
                .put("updated", law.updated())
                .put("unchanged", law.unchanged())
                .put("superseded", law.superseded())
                .put("quarantined", law.quarantined());
    }

    private static String text(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers is always writable", e);
        }
    }
}
