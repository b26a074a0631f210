package dev.etlpipeline.testkit.exercise;

import java.util.List;

/**
 * A fenced block of an exercise's page and what is done with it.
 *
 * @param page     the page's file name
 * @param line     of the block's first line in the page, from 1
 * @param argument what stands behind the colon of its mark, or empty
 * @param lines    without line ends
 */
record Block(String page, int line, BlockKind kind, String argument, List<String> lines) {

    Block {
        lines = List.copyOf(lines);
    }

    /** With a line end behind each line. */
    String text() {
        return String.join("\n", lines) + "\n";
    }

    ExerciseFailure failure(String what) {
        return failure(0, what);
    }

    /** @param index of the block's line that is meant, from 0 */
    ExerciseFailure failure(int index, String what) {
        return new ExerciseFailure(page, line + index, kind.word() + (argument.isEmpty() ? "" : " " + argument), what);
    }
}
