package dev.etlpipeline.observability.serve;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.etlpipeline.core.control.RunRecord;
import dev.etlpipeline.core.run.Accounting;

/** A run that the warehouse remembers, under the names that a run's own file has. */
final class RunJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private RunJson() {}

    static ObjectNode of(RunRecord run) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("run_id", run.runId());
        node.put("attempt", run.attempt());
        node.put("run_no", run.number());
        node.put("pipeline", run.pipeline());
        node.put("operation", run.operation());
        node.put("dry_run", false);
        node.put("status", run.state().name());
        node.put("started", run.started().toString());
        node.put("ended", run.ended() == null ? null : run.ended().toString());
        node.put("took_ms", run.took() == null ? null : run.took().toMillis());
        node.put("file", run.file().name());
        node.put("bytes", run.file().bytes());
        Accounting law = run.account();
        if (law != null) {
            node.put("read", law.read());
            node.put("inserted", law.inserted());
            node.put("updated", law.updated());
            node.put("unchanged", law.unchanged());
            node.put("superseded", law.superseded());
            node.put("quarantined", law.quarantined());
        }
        node.put("error", run.errorMessage());
        return node;
    }
}
