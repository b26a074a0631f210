package dev.etlpipeline.governance.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.definition.RuleSpec;
import dev.etlpipeline.core.definition.StepSpec;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Reject;
import dev.etlpipeline.core.source.Stage;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many records went through the definition's steps and rules. What EXTRACT refused went through none; rules also saw what TRANSFORM
 * refused; steps behind the enrichment, and enrichments, saw what passed VALIDATE.
 *
 * @param read     records
 * @param parsed   those that became rows: the steps and rules before the enrichment saw them
 * @param passed   those that passed the rules
 * @param rejected by the rule that each is counted under
 */
record Applied(long read, long parsed, long passed, SortedMap<String, Long> rejected) {

    static final Applied NOTHING = new Applied(0, 0, 0, new TreeMap<>());

    static Applied in(Chunk chunk) {
        long parsed = chunk.records();
        long passed = chunk.records();
        SortedMap<String, Long> rejected = new TreeMap<>();
        for (Reject reject : chunk.rejects()) {
            rejected.merge(reject.rule(), 1L, Long::sum);
            if (reject.stage() == Stage.EXTRACT) {
                parsed--;
            }
            if (reject.stage() == Stage.EXTRACT
                    || reject.stage() == Stage.TRANSFORM
                    || reject.stage() == Stage.VALIDATE) {
                passed--;
            }
        }
        return new Applied(chunk.records(), parsed, passed, rejected);
    }

    Applied plus(Applied other) {
        SortedMap<String, Long> sum = new TreeMap<>(rejected);
        other.rejected.forEach((rule, number) -> sum.merge(rule, number, Long::sum));
        return new Applied(read + other.read, parsed + other.parsed, passed + other.passed, sum);
    }

    ObjectNode json(ObjectMapper json) {
        ObjectNode node = json.createObjectNode()
                .put("read", read)
                .put("transformed", parsed)
                .put("validated", parsed)
                .put("passed", passed);
        ObjectNode rules = node.putObject("rejects");
        rejected.forEach(rules::put);
        return node;
    }

    /** Each step and rule of the definition with the number of records that it was applied to. */
    ArrayNode each(PipelineDefinition definition, ObjectMapper json) {
        ArrayNode all = json.createArrayNode();
        for (StepSpec step : definition.steps()) {
            all.addObject().put("step", name(step)).put("records", step.afterEnrichment() ? passed : parsed);
        }
        for (RuleSpec rule : definition.rules()) {
            all.addObject().put("rule", rule.name() + "(" + rule.column() + ")").put("records", parsed);
        }
        definition
                .enrichments()
                .forEach(one -> all.addObject().put("enrichment", one.name()).put("records", passed));
        return all;
    }

    private static String name(StepSpec step) {
        String columns = String.join(", ", step.columns().isEmpty() ? step.fills() : step.columns());
        return columns.isEmpty() ? step.name() : step.name() + "(" + columns + ")";
    }
}
