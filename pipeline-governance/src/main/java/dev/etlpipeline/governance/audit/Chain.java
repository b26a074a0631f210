package dev.etlpipeline.governance.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Appends events. The head's row is changed first, by compare-and-set: who appends waits for whoever did before, in another process
 * too, and goes on behind what that one committed. Thread-safe.
 */
final class Chain {

    /** More than others ever append between two looks. */
    private static final int TRIES = 50;

    private final AuditStore store = new AuditStore();
    private final Supplier<Hashes> hashes;
    private final Map<String, Head> known = new ConcurrentHashMap<>();

    /** @param hashes makes new ones, for one thread's use */
    Chain(Supplier<Hashes> hashes) {
        this.hashes = hashes;
    }

    /**
     * Where a stream stands.
     *
     * @param number      of its last event, 0 where there is none
     * @param systemEvent number of the last one of kind {@link Event#SYSTEM}
     */
    record Head(long number, byte[] hash, long systemEvent) {

        static final Head NONE = new Head(0, new byte[Hashes.BYTES], 0);
    }

    /**
     * Appends an event to the stream, in the caller's transaction. It counts when that commits; after a roll-back the next one finds the
     * head where it was.
     *
     * @param changes that belong to it
     * @return where the stream stands then
     */
    Head append(Connection tx, String stream, Event said, List<Change> changes) throws SQLException {
        Hashes hash = hashes.get();
        Encoding encoding = new Encoding();
        Event event = said.with(changes.size(), changesHash(hash, encoding, changes));
        Head remembered = known.get(stream);
        Head head = remembered == null ? store.head(tx, stream) : remembered;
        for (int tried = 0; tried < TRIES; tried++) {
            long number = head.number() + 1;
            byte[] made = hash.of(encoding.event(head.hash(), stream, number, event));
            Head next = new Head(number, made, event.kind().equals(Event.SYSTEM) ? number : head.systemEvent());
            if (store.move(tx, stream, head, next)) {
                store.insert(tx, stream, event, hash.keyId(), head, next);
                store.insert(tx, stream, number, changes);
                known.put(stream, next);
                return next;
            }
            head = store.head(tx, stream);
        }
        throw new SQLException("the head of the audit trail of " + stream + " kept moving; try again");
    }

    private static byte @Nullable [] changesHash(Hashes hash, Encoding encoding, List<Change> changes) {
        if (changes.isEmpty()) {
            return null;
        }
        encoding.clear();
        changes.forEach(encoding::change);
        return hash.of(encoding);
    }
}
