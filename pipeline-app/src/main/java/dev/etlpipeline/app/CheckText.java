package dev.etlpipeline.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** What a check found, for people and for programs. */
final class CheckText {

    private static final int MARGIN = 14;

    private final Screen screen;
    private final List<CheckPart> parts;
    private final StringBuilder text = new StringBuilder();

    CheckText(Screen screen, List<CheckPart> parts) {
        this.screen = screen;
        this.parts = parts;
    }

    long problems() {
        return parts.stream().mapToLong(part -> part.problems().size()).sum();
    }

    /** @param next what to type, where nothing stands in the way */
    String text(String next) {
        long problems = problems();
        line(
                problems == 0
                        ? screen.styled("bold,green", "Nothing stands in the way of a run.")
                        : screen.styled("bold,red", Figures.count(problems, "problem"))
                                + (problems == 1 ? " stands" : " stand") + " in the way of a run.");
        line("");
        parts.forEach(this::part);
        line("");
        line("Nothing was written to the warehouse.");
        line(problems == 0 ? "Next: " + next : "Next: mend what is said above, and check again");
        return text.toString();
    }

    private void part(CheckPart part) {
        line("  " + part.name() + " ".repeat(MARGIN - 2 - part.name().length()) + state(part)
                + (part.subject().isEmpty() ? "" : "  " + part.subject()));
        part.problems().forEach(problem -> item("- ", problem));
        part.facts().forEach(fact -> item("", fact));
        if (!part.skipped().isEmpty()) {
            item("", part.skipped());
        }
    }

    private String state(CheckPart part) {
        if (!part.problems().isEmpty()) {
            return screen.styled("bold,red", Figures.count(part.problems().size(), "problem"));
        }
        return part.isGood() ? screen.styled("green", "good") : screen.styled("yellow", "not looked at");
    }

    /** A problem may have lines of its own, such as a statement to execute. */
    private void item(String bullet, String item) {
        String first = " ".repeat(MARGIN) + bullet;
        for (String paragraph : item.split("\n")) {
            Wrapped.lines(paragraph, first, " ".repeat(MARGIN + bullet.length()), screen.width())
                    .forEach(this::line);
            first = " ".repeat(MARGIN + bullet.length());
        }
    }

    /** One object on one line. Its keys are a promise; add to them, don't change them. */
    String json() {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode();
        root.put("good", problems() == 0);
        root.put("problems", problems());
        ArrayNode array = root.putArray("parts");
        for (CheckPart part : parts) {
            ObjectNode node = array.addObject();
            node.put("part", part.name().toLowerCase(Locale.ROOT));
            node.put("subject", part.subject());
            node.put("looked_at", part.skipped().isEmpty());
            ArrayNode problems = node.putArray("problems");
            part.problems().forEach(problems::add);
            ArrayNode facts = node.putArray("facts");
            part.facts().forEach(facts::add);
            if (!part.skipped().isEmpty()) {
                facts.add(part.skipped());
            }
        }
        try {
            return mapper.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers is always writable", e);
        }
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
