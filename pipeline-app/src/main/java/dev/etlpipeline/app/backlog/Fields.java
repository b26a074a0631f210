package dev.etlpipeline.app.backlog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The keys of one story; what does not fit is noted as a problem. */
final class Fields {

    private final Map<?, ?> values;
    private final List<String> problems;
    private final Set<Object> read = new HashSet<>();

    Fields(Object story, List<String> problems) {
        this.problems = problems;
        if (story instanceof Map<?, ?> map) {
            values = map;
        } else {
            values = Map.of();
            problems.add("a story must be a map of slug, title and so on, but one is '" + story + "'");
        }
    }

    String text(String key) {
        read.add(key);
        Object value = values.get(key);
        if (value instanceof String text && !text.isBlank()) {
            return text;
        }
        problem(key + " must be a text" + (value == null ? "" : ", but is '" + value + "'"));
        return "?";
    }

    int number(String key, int least, int most) {
        read.add(key);
        if (values.get(key) instanceof Integer number && number >= least && number <= most) {
            return number;
        }
        problem(key + " must be a number from " + least + " to " + most + ", but is '" + values.get(key) + "'");
        return least;
    }

    String oneOf(String key, String... words) {
        String text = text(key);
        if (!List.of(words).contains(text)) {
            problem(key + " must be one of " + String.join(", ", words) + ", but is '" + text + "'");
        }
        return text;
    }

    StoryState state() {
        String word = oneOf("state", "open", "in progress", "done");
        return switch (word) {
            case "done" -> StoryState.DONE;
            case "in progress" -> StoryState.IN_PROGRESS;
            default -> StoryState.OPEN;
        };
    }

    List<Wanted> criteria() {
        read.add("criteria");
        List<Wanted> criteria = new ArrayList<>();
        if (values.get("criteria") instanceof Map<?, ?> map && !map.isEmpty()) {
            map.forEach((id, text) -> criteria.add(new Wanted(String.valueOf(id), String.valueOf(text))));
        } else {
            problem("criteria must be a map of ids and texts");
        }
        return criteria;
    }

    void nothingElse() {
        for (Object key : values.keySet()) {
            if (!read.contains(key)) {
                problem("there is no key '" + key + "'");
            }
        }
    }

    private void problem(String text) {
        problems.add("story " + values.get("slug") + ": " + text);
    }
}
