package dev.etlpipeline.governance.audit;

import dev.etlpipeline.governance.audit.AnchorFile.Anchor;
import dev.etlpipeline.governance.audit.Page.Broken;
import dev.etlpipeline.governance.audit.Page.Range;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Checks some events of a stream that follow one another. One for a thread. */
final class PageCheck {

    /** Changes that are held at once, as long as they are of several events. */
    private static final int CHANGES = 20_000;

    private final EventReader reader = new EventReader();
    private final Encoding encoding = new Encoding();
    private final String stream;
    private final Hashes hashes;
    private final SortedMap<Long, List<Anchor>> anchors;
    private final AtomicInteger searches;

    /**
     * @param anchors  of the stream, by number
     * @param searches for how many broken events it is tried where they come from
     */
    PageCheck(String stream, Hashes hashes, SortedMap<Long, List<Anchor>> anchors, AtomicInteger searches) {
        this.stream = stream;
        this.hashes = hashes;
        this.anchors = anchors;
        this.searches = searches;
    }

    /** @param from at least 1 */
    Page check(Connection connection, long from, long to) throws SQLException {
        Page page = new Page();
        long expected = from;
        StoredEvent before = null;
        List<StoredEvent> events = reader.page(connection, stream, from - 1, to);
        for (StoredEvent stored : events) {
            if (stored.number() >= from) {
                if (stored.number() > expected) {
                    page.missing.add(new Range(expected, stored.number() - 1));
                }
                event(page, before, stored, from, to);
                expected = stored.number() + 1;
            }
            before = stored;
        }
        if (expected <= to) {
            page.missing.add(new Range(expected, to));
        }
        changes(
                connection,
                page,
                events.stream().filter(stored -> stored.number() >= from).toList(),
                from,
                to);
        return page;
    }

    private void event(Page page, @Nullable StoredEvent before, StoredEvent stored, long from, long to) {
        page.events++;
        if (stored.keyId() == null) {
            page.lastPlain = stored.number();
        } else if (!stored.keyId().equals(hashes.keyId())) {
            page.findings.add(otherKey(stored));
            return;
        } else if (page.firstKeyed == 0) {
            page.firstKeyed = stored.number();
        }
        boolean itself = fits(stored, stored.number());
        byte[] bound = before == null ? null : before.hash();
        if (stored.number() == 1) {
            bound = new byte[Hashes.BYTES];
        } else if (before != null && before.number() != stored.number() - 1) {
            bound = null;
        }
        boolean follows = bound == null || Arrays.equals(bound, stored.previous());
        if (!itself || !follows) {
            page.broken.add(new Broken(stored, itself, follows, itself ? null : writtenAs(stored, from, to)));
        }
        if (!itself) {
            return; // all else that does not fit follows from that
        }
        for (Anchor anchor : anchors.getOrDefault(stored.number(), List.of())) {
            if (!Arrays.equals(anchor.hash(), stored.hash())) {
                page.findings.add(new Finding(
                        Finding.Kind.REWRITTEN,
                        stream,
                        stored.number(),
                        Words.event(stored) + " is not the one that was anchored at " + anchor.at()
                                + ": the chain up to there was written anew"));
            }
        }
    }

    private Finding otherKey(StoredEvent stored) {
        return new Finding(
                Finding.Kind.KEY,
                stream,
                stored.number(),
                Words.event(stored) + " was bound with the key " + stored.keyId() + ", and "
                        + (hashes.keyId() == null ? "there is none" : "the one that is there is " + hashes.keyId())
                        + ": give the key of that time by governance.keys.file or governance.keys.master");
    }

    private boolean fits(StoredEvent stored, long number) {
        encoding.event(stored.previous(), stream, number, stored.event());
        return hashes.fit(encoding, stored.keyId() != null, stored.hash());
    }

    /** Who deletes or inserts and numbers the rest anew moves each by one: that is tried for all. */
    private @Nullable Long writtenAs(StoredEvent stored, long from, long to) {
        long number = stored.number();
        for (long near : new long[] {number + 1, number - 1}) {
            if (fits(stored, near)) {
                return near;
            }
        }
        if (searches.getAndDecrement() > 0) {
            long width = Math.max(to - from, 1);
            for (long other = Math.max(1, number - width); other <= number + width; other++) {
                if (fits(stored, other)) {
                    return other;
                }
            }
        }
        return null;
    }

    private void changes(Connection connection, Page page, List<StoredEvent> events, long from, long to)
            throws SQLException {
        long first = from;
        int held = 0;
        int next = 0;
        for (int i = 0; i < events.size(); i++) {
            held += events.get(i).event().changes();
            boolean last = i == events.size() - 1;
            if (held >= CHANGES || last) {
                long until = last ? to : events.get(i).number();
                compare(connection, page, events.subList(next, i + 1), first, until);
                first = until + 1;
                next = i + 1;
                held = 0;
            }
        }
    }

    private void compare(Connection connection, Page page, List<StoredEvent> events, long from, long to)
            throws SQLException {
        Map<Long, List<Change>> changes = reader.changes(connection, stream, from, to);
        for (StoredEvent stored : events) {
            List<Change> own = Objects.requireNonNullElse(changes.remove(stored.number()), List.of());
            page.changes += own.size();
            if (!sameChanges(stored, own) && fits(stored, stored.number())) {
                page.findings.add(new Finding(
                        Finding.Kind.CHANGES,
                        stream,
                        stored.number(),
                        "what " + Words.event(stored) + " says of changed columns was changed: it wrote "
                                + stored.event().changes() + " rows into governance.audit_change, and "
                                + own.size() + " are there, not all as they were"));
            }
        }
        changes.forEach((number, orphans) -> page.findings.add(new Finding(
                Finding.Kind.CHANGES,
                stream,
                number,
                orphans.size() + " rows of governance.audit_change name event " + number + ", which is not there")));
    }

    private boolean sameChanges(StoredEvent stored, List<Change> own) {
        byte[] hash = stored.event().changesHash();
        if (own.size() != stored.event().changes()) {
            return false;
        }
        if (own.isEmpty()) {
            return hash == null;
        }
        encoding.clear();
        own.forEach(encoding::change);
        return hashes.fit(encoding, stored.keyId() != null, hash);
    }
}
