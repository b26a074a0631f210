package dev.etlpipeline.core.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Look-ups for chunks that wait for their load, by workers on connections of their own while earlier chunks load. What was
 * found counts only where every chunk of this run that committed since then lies in another range of keys. What others
 * write meanwhile is noticed as it is between look-up and write: by the old hash and the unique key. Used once a chunk;
 * when it is done again, the transaction looks up. Two that were looked up in vain switch it off.
 */
final class LookAhead {

    private static final Logger LOG = LoggerFactory.getLogger(LookAhead.class);

    private static final int WASTED_ALLOWED = 2;

    /** More chunks than can be in flight. */
    private static final int REMEMBERED = 128;

    private final KeyLookup lookup;
    private final DataSource dataSource;
    private final Map<Long, Found> found = new ConcurrentHashMap<>();
    private final Map<Long, Keys> loaded = new HashMap<>();
    private final AtomicInteger wasted = new AtomicInteger();
    private volatile long committed;

    /** The chunk that this run loads first: those before it were committed before it began. Of the loading thread. */
    private long first;

    /** @param committed the last chunk that had committed before the look-up began */
    private record Found(
            PreparedChunk chunk, long committed, @Nullable Stored[] stored) {}

    /** Where the keys of a chunk lie; a range of null, where there are any, is anywhere. */
    private record Keys(boolean any, @Nullable KeyRange range) {

        static final Keys ANYWHERE = new Keys(true, null);

        boolean areApartFrom(@Nullable KeyRange others) {
            return !any || (range != null && others != null && range.isApartFrom(others));
        }
    }

    LookAhead(KeyLookup lookup, DataSource dataSource) {
        this.lookup = lookup;
        this.dataSource = dataSource;
    }

    /** On a worker's thread. That it fails is no harm: the transaction looks up, and meets the same failure if it lasts. */
    void look(PreparedChunk chunk) {
        KeyRange range = chunk.range();
        if (range == null || wasted.get() >= WASTED_ALLOWED) {
            return;
        }
        long before = committed; // before the connection sees anything
        try (Connection connection = dataSource.getConnection()) {
            @Nullable Stored[] stored = lookup.ahead(connection, chunk.candidates(), range);
            if (stored != null) {
                found.put(chunk.chunk().number(), new Found(chunk, before, stored));
            }
        } catch (SQLException e) {
            LOG.debug("{} could not be looked up ahead", chunk.chunk(), e);
        }
    }

    /** On the loading thread; null where there is nothing that counts. */
    @Nullable
    Stored @Nullable [] take(PreparedChunk chunk) {
        begunWith(chunk);
        Found ahead = found.remove(chunk.chunk().number());
        if (ahead == null || ahead.chunk() != chunk) {
            return null;
        }
        for (long number = Math.max(first, ahead.committed() + 1);
                number < chunk.chunk().number();
                number++) {
            Keys since = loaded.get(number);
            if (since == null || !since.areApartFrom(chunk.range())) {
                wasted.incrementAndGet();
                return null;
            }
        }
        return ahead.stored();
    }

    /** On the loading thread: the chunk, or one part of it after another, is committed. */
    void committed(PreparedChunk chunk) {
        begunWith(chunk);
        long number = chunk.chunk().number();
        found.remove(number);
        loaded.merge(number, new Keys(!chunk.candidates().isEmpty(), chunk.range()), (one, more) -> Keys.ANYWHERE);
        loaded.remove(number - REMEMBERED);
        committed = number;
    }

    private void begunWith(PreparedChunk chunk) {
        if (first == 0) {
            first = chunk.chunk().number();
        }
    }
}
