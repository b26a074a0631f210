package dev.etlpipeline.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.etlpipeline.app.backlog.Board;
import dev.etlpipeline.app.backlog.Evidence;
import dev.etlpipeline.app.backlog.LastRun;
import dev.etlpipeline.app.backlog.Story;
import dev.etlpipeline.app.backlog.Wanted;
import java.util.List;
import java.util.Locale;

/** The backlog for programs. Its keys are a promise; add to them, don't change them. */
final class BacklogJson {

    private BacklogJson() {}

    /** One object on one line. */
    static String of(Board board, List<Story> stories) {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode();
        ArrayNode array = root.putArray("stories");
        stories.forEach(story -> add(array.addObject(), story, board));
        ArrayNode problems = root.putArray("problems");
        board.problems().forEach(problems::add);
        try {
            return mapper.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers is always writable", e);
        }
    }

    private static void add(ObjectNode node, Story story, Board board) {
        node.put("slug", story.slug());
        node.put("title", story.title());
        node.put("sprint", story.sprint());
        node.put("level", story.level());
        node.put("points", story.points());
        node.put("role", story.role());
        node.put("sentence", story.sentence());
        node.put("kind", story.kind());
        node.put("module", story.module());
        node.put("in_build", board.isInBuild(story));
        node.put("state", board.state(story).word());
        ArrayNode criteria = node.putArray("criteria");
        for (Wanted wanted : story.criteria()) {
            ObjectNode each = criteria.addObject().put("id", wanted.id()).put("text", wanted.text());
            ArrayNode proofs = each.putArray("proofs");
            board.evidence(wanted).forEach(evidence -> add(proofs.addObject(), evidence));
        }
    }

    private static void add(ObjectNode node, Evidence evidence) {
        node.put("proof", evidence.proof().shown());
        node.put("place", evidence.proof().place());
        node.put("test", evidence.proof().test());
        node.put(
                "outcome",
                evidence.last()
                        .map(LastRun::outcome)
                        .map(outcome -> outcome.name().toLowerCase(Locale.ROOT))
                        .orElse(null));
        node.put("at", evidence.last().map(last -> last.at().toString()).orElse(null));
    }
}
