package dev.etlpipeline.core.source;

import dev.etlpipeline.core.row.Origin;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record that cannot go on, with every reason found. Rejects are data, not exceptions: they travel in their chunk and
 * are counted as quarantined when it commits.
 *
 * @param stage      where it was refused first
 * @param violations at least one
 * @param row        as far as it had come, or null where no row could be made of the record
 */
public record Reject(
        Stage stage,
        List<Violation> violations,
        Origin origin,
        @Nullable Row row) {

    /** @throws IllegalArgumentException without a violation: an unexplained reject is a lost row */
    public Reject {
        if (violations.isEmpty()) {
            throw new IllegalArgumentException("a reject needs a reason");
        }
        violations = List.copyOf(violations);
    }

    /** The rule under which the reject is counted. */
    public String rule() {
        return violations.get(0).rule();
    }

    public Reject and(List<Violation> more) {
        List<Violation> all = new ArrayList<>(violations);
        all.addAll(more);
        return new Reject(stage, all, origin, row);
    }

    @Override
    public String toString() {
        return "Reject[record " + origin.record() + ", " + stage + ", " + violations + "]";
    }
}
