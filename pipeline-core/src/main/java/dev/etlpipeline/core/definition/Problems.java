package dev.etlpipeline.core.definition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is wrong with a definition, gathered while it is read. Used by one thread. */
final class Problems {

    private record Problem(int line, String text) {}

    private final List<Problem> found = new ArrayList<>();

    /** Notes a problem; lines count from 1. */
    void at(int line, String text) {
        Problem problem = new Problem(line, text);
        if (!found.contains(problem)) {
            found.add(problem);
        }
    }

    boolean none() {
        return found.isEmpty();
    }

    /** Throws what was found, in the order of lines. */
    void throwIfAny(String file) {
        if (!found.isEmpty()) {
            throw new DefinitionException(
                    file,
                    found.stream()
                            .sorted(Comparator.comparingInt(Problem::line))
                            .map(problem -> "line " + problem.line() + ": " + problem.text())
                            .toList());
        }
    }
}
