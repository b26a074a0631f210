package dev.etlpipeline.core.step;

import dev.etlpipeline.core.row.Row;

/** A defect in a step or a rule, as opposed to a bad row. */
final class StepFailure extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private StepFailure(String message) {
        super(message);
    }

    /** Where it happened, with the stack of the failure but not its message: that may quote a value. */
    static StepFailure of(String what, Row row, RuntimeException failure) {
        StepFailure exception =
                new StepFailure(what + " failed on record " + row.origin().record() + " with "
                        + failure.getClass().getName()
                        + ": a defect in the step or rule, not in the row, which it could have rejected");
        exception.setStackTrace(failure.getStackTrace());
        return exception;
    }
}
