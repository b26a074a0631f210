package dev.etlpipeline.resilience.classify;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be reached from a failure, the outermost first, each once: causes may go in circles. */
final class Reachable {

    /** More than a failure that means something ever has; a batch may chain an exception for each of its rows. */
    private static final int MOST = 1_000;

    private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Throwable> found = new ArrayList<>();

    private Reachable() {}

    /** Causes first, then next exceptions, then suppressed ones. */
    static List<Throwable> from(Throwable failure) {
        Reachable reachable = new Reachable();
        reachable.causes(failure, List.of());
        for (int at = 0; at < reachable.found.size() && reachable.found.size() < MOST; at++) {
            Throwable each = reachable.found.get(at);
            if (each instanceof SQLException sql) {
                reachable.add(sql.getNextException());
            }
            reachable.causes(each.getCause(), List.of(each.getSuppressed()));
        }
        return reachable.found;
    }

    /** The failure and its causes only. */
    static List<Throwable> causes(Throwable failure) {
        Reachable reachable = new Reachable();
        reachable.causes(failure, List.of());
        return reachable.found;
    }

    private void causes(@Nullable Throwable failure, List<Throwable> others) {
        for (Throwable each = failure; each != null && add(each); each = each.getCause()) {
            // add() says when to end
        }
        others.forEach(this::add);
    }

    private boolean add(@Nullable Throwable failure) {
        if (failure == null || found.size() >= MOST || !seen.add(failure)) {
            return false;
        }
        found.add(failure);
        return true;
    }
}
