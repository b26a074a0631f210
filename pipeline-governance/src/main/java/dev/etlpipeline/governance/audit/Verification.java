package dev.etlpipeline.governance.audit;

import dev.etlpipeline.governance.audit.AnchorFile.Anchor;
import dev.etlpipeline.governance.audit.Chain.Head;
import dev.etlpipeline.governance.audit.Finding.Kind;
import dev.etlpipeline.governance.key.KeyException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Checks whether a stream is as it was written. Each event carries the hash of the one before it, so that pages can be checked side by
 * side. Runs may go on meanwhile: what they append behind the head that was read first is not looked at.
 */
final class Verification {

    /** Events of a page. */
    private static final int PAGE = 5000;

    /** Broken events for which it is tried where they come from. */
    private static final int SEARCHES = 100;

    private final DataSource warehouse;
    private final Supplier<Hashes> hashes;
    private final List<Anchor> anchors;
    private final int threads;
    private final EventReader reader = new EventReader();

    /**
     * @param hashes  makes new ones, for one thread's use
     * @param threads each with a connection of its own
     */
    Verification(DataSource warehouse, Supplier<Hashes> hashes, List<Anchor> anchors, int threads) {
        this.warehouse = warehouse;
        this.hashes = hashes;
        this.anchors = anchors;
        this.threads = threads;
    }

    /**
     * What was found of a stream.
     *
     * @param events  that were looked at
     * @param changes likewise
     * @param last    number of the last event
     * @param anchors lines of the anchor file about it
     */
    record Verdict(String stream, long events, long changes, long last, int anchors, List<Finding> findings) {

        boolean isWhole() {
            return findings.isEmpty();
        }
    }

    /** Those that there are or that were anchored, in order of name. */
    List<String> streams() throws SQLException {
        try (Connection connection = warehouse.getConnection()) {
            TreeMap<String, Boolean> streams = new TreeMap<>();
            reader.streams(connection).forEach(stream -> streams.put(stream, true));
            anchors.forEach(anchor -> streams.put(anchor.stream(), true));
            return List.copyOf(streams.keySet());
        }
    }

    /** @param from number of the first event that is looked at, from 1 */
    Verdict of(String stream, long from) throws SQLException, InterruptedException {
        SortedMap<Long, List<Anchor>> own = new TreeMap<>();
        anchors.stream()
                .filter(anchor -> anchor.stream().equals(stream))
                .forEach(anchor -> own.computeIfAbsent(anchor.number(), number -> new ArrayList<>())
                        .add(anchor));
        End end;
        try (Connection connection = warehouse.getConnection()) {
            end = end(connection, stream);
        }
        List<Page> pages = pages(stream, own, from, end.last());
        List<Finding> findings = new ArrayList<>(Diagnosis.of(stream, pages));
        check(stream, own, end, findings);
        return new Verdict(
                stream,
                pages.stream().mapToLong(page -> page.events).sum(),
                pages.stream().mapToLong(page -> page.changes).sum(),
                Math.max(end.last(), end.behind()),
                own.values().stream().mapToInt(List::size).sum(),
                findings);
    }

    /**
     * How a stream ends.
     *
     * @param last   number of the last event up to the head, 0 where there is none
     * @param behind number of the last event behind the head, 0 where there is none
     */
    private record End(Head head, long last, long behind) {}

    private End end(Connection connection, String stream) throws SQLException {
        Head head = head(connection, stream);
        long to = head.number();
        long last = reader.greatest(connection, stream, to, to) == to ? to : reader.greatest(connection, stream, 1, to);
        long behind = reader.greatest(connection, stream, to + 1, Long.MAX_VALUE);
        // A run that goes on meanwhile has moved the head by the time that its event is seen.
        return new End(head, last, behind <= head(connection, stream).number() ? 0 : behind);
    }

    private Head head(Connection connection, String stream) throws SQLException {
        return new AuditStore().find(connection, stream).orElse(Head.NONE);
    }

    private List<Page> pages(String stream, SortedMap<Long, List<Anchor>> own, long from, long to)
            throws SQLException, InterruptedException {
        AtomicInteger searches = new AtomicInteger(SEARCHES);
        AtomicLong next = new AtomicLong(from);
        SortedMap<Long, Page> pages = new ConcurrentSkipListMap<>();
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Boolean>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(executor.submit(() -> {
                    PageCheck check = new PageCheck(stream, hashes.get(), own, searches);
                    try (Connection connection = warehouse.getConnection()) {
                        for (long first = next.getAndAdd(PAGE); first <= to; first = next.getAndAdd(PAGE)) {
                            pages.put(first, check.check(connection, first, Math.min(to, first + PAGE - 1)));
                        }
                    }
                    return true;
                }));
            }
            for (Future<Boolean> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException sql) {
                throw sql;
            }
            if (e.getCause() instanceof KeyException key) {
                throw new AuditException(String.valueOf(key.getMessage()), key);
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            next.set(to + 1); // no interrupt: an embedded database does not survive it
            executor.shutdown();
        }
        return List.copyOf(pages.values());
    }

    private void check(String stream, SortedMap<Long, List<Anchor>> own, End end, List<Finding> findings)
            throws SQLException {
        Head head = end.head();
        long last = end.last();
        if (end.behind() > 0) {
            findings.add(new Finding(
                    Kind.INSERTED,
                    stream,
                    head.number() + 1,
                    Words.range(head.number() + 1, end.behind())
                            + (end.behind() == head.number() + 1 ? " stands" : " stand")
                            + " behind the head, which says that the last event is " + head.number()));
        } else if (last < head.number()) {
            findings.add(new Finding(
                    Kind.CUT,
                    stream,
                    last + 1,
                    Words.range(last + 1, head.number()) + " at the end " + (last + 1 == head.number() ? "is" : "are")
                            + " gone: the head says that the last event is " + head.number()));
        } else if (last > 0 && !headFits(stream, head)) {
            findings.add(new Finding(
                    Kind.REWRITTEN, stream, last, "the head has another hash than event " + last + ", the last one"));
        }
        long reached = Math.max(last, end.behind());
        if (!own.isEmpty() && own.lastKey() > Math.max(reached, head.number())) {
            Anchor anchor = Objects.requireNonNull(own.get(own.lastKey())).get(0);
            findings.add(new Finding(
                    Kind.CUT,
                    stream,
                    reached + 1,
                    Words.range(reached + 1, anchor.number()) + " at the end "
                            + (reached + 1 == anchor.number() ? "is" : "are") + " gone: event " + anchor.number()
                            + " was anchored at " + anchor.at()));
        }
    }

    private boolean headFits(String stream, Head head) throws SQLException {
        try (Connection connection = warehouse.getConnection()) {
            List<StoredEvent> last = reader.page(connection, stream, head.number(), head.number());
            return !last.isEmpty() && Arrays.equals(last.get(0).hash(), head.hash());
        }
    }
}
