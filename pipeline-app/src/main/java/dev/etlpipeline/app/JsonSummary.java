package dev.etlpipeline.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.etlpipeline.core.run.Accounting;
import dev.etlpipeline.core.run.RunResult;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/** A run's result for programs: one object on one line. Its keys are a promise; add to them, don't change them. */
final class JsonSummary {

    private JsonSummary() {}

    static String of(RunResult result) {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode();
        root.put("run_id", result.runId().value());
        root.put("pipeline", result.pipeline());
        root.put("status", result.state().name());
        Accounting law = result.accounting();
        root.putObject("accounting")
                .put("read", law.read())
                .put("inserted", law.inserted())
                .put("updated", law.updated())
                .put("unchanged", law.unchanged())
                .put("superseded", law.superseded())
                .put("quarantined", law.quarantined());
        ObjectNode rejects = root.putObject("rejects");
        result.rejects().forEach(rejects::put);
        ObjectNode enrichment = root.putObject("enrichment");
        result.enrichment().forEach(enrichment::put);
        ObjectNode substituted = root.putObject("substituted");
        result.substituted().forEach(substituted::put);
        ObjectNode stages = root.putObject("stages");
        result.stages().forEach((stage, took) -> stages.put(stage.name().toLowerCase(Locale.ROOT), seconds(took)));
        root.put("seconds", seconds(result.took()));
        root.put("rows_per_second", rounded(BigDecimal.valueOf(result.rowsPerSecond()), 1));
        root.put(
                "rejects_file",
                result.rejectsFile() == null
                        ? null
                        : result.rejectsFile().toAbsolutePath().toString());
        try {
            return mapper.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers is always writable", e);
        }
    }

    private static BigDecimal seconds(Duration took) {
        return rounded(BigDecimal.valueOf(took.toNanos(), 9), 3);
    }

    private static BigDecimal rounded(BigDecimal number, int digits) {
        return number.setScale(digits, RoundingMode.HALF_UP);
    }
}
