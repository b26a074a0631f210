package dev.etlpipeline.core.row;

import java.util.List;

/** Thrown by a {@link RowStep} for a row that it cannot work on; core turns it into a reject. No stack trace. */
public final class RowRejected extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    public RowRejected(List<Violation> violations) {
        super(violations.toString(), null, false, false);
        this.violations = List.copyOf(violations);
    }

    public RowRejected(String rule, String column, String reason) {
        this(List.of(new Violation(rule, column, reason)));
    }

    public List<Violation> violations() {
        return violations;
    }
}
