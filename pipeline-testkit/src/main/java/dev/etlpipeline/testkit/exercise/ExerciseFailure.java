package dev.etlpipeline.testkit.exercise;

/** An exercise that cannot be performed as printed. The message says which block, which line, and what differs. */
public final class ExerciseFailure extends AssertionError {

    private static final long serialVersionUID = 1L;

    ExerciseFailure(String page, int line, String block, String what) {
        super(page + ", line " + line + " (" + block + "): " + what);
    }
}
