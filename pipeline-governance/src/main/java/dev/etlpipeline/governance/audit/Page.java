package dev.etlpipeline.governance.audit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was seen of some events that follow one another. */
final class Page {

    final List<Broken> broken = new ArrayList<>();
    final List<Range> missing = new ArrayList<>();
    final List<Finding> findings = new ArrayList<>();

    /** Numbers of the first event that was bound with a key, and of the last that was bound without; 0 where there is none. */
    long firstKeyed;

    long lastPlain;
    long events;
    long changes;

    /** Numbers from one to another, both among them. */
    record Range(long from, long to) {}

    /**
     * An event that does not fit.
     *
     * @param itself    whether it says what it said when it was bound
     * @param follows   whether it is bound to the one that stands before it; true where none does
     * @param writtenAs the number under which it fits, null where there is none nearby
     */
    record Broken(
            StoredEvent stored,
            boolean itself,
            boolean follows,
            @Nullable Long writtenAs) {

        long number() {
            return stored.number();
        }

        /** How far it stands from where it was written; 0 where nobody knows. */
        long offset() {
            return writtenAs == null ? 0 : writtenAs - number();
        }
    }
}
