package dev.etlpipeline.core.module;

import dev.etlpipeline.core.run.Accounting;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts on record that a run begins and how it ended, in the transactions that write this into {@code etl.enrichment_audit}. Not
 * told of dry runs, nor of runs that do not come to have the lease. Called by the run's thread; must not commit, roll back or close.
 */
public interface RunRecorder {

    /**
     * Called under the lease, before the target is looked at, once for each attempt.
     *
     * @throws SQLException keeps the run from beginning
     */
    void begun(Connection tx, RunContext run, RunRequest request, Begun begun) throws SQLException;

    /**
     * Called whatever the end, also of a run that lost its lease: another run of the pipeline may be writing meanwhile.
     *
     * @throws SQLException fails the run; its row says RUNNING then
     */
    void ended(Connection tx, RunContext run, End end) throws SQLException;

    /** What {@link #ended} wrote is committed. What this throws is logged and changes nothing. */
    default void endCommitted(RunContext run) {}

    /**
     * What there is to know of a run beside its request.
     *
     * @param runNo   number of its row, and of the rows it writes
     * @param version of the pipeline
     */
    record Begun(long runNo, long fence, String version) {}

    /**
     * How a run ended.
     *
     * @param accounting over all its attempts
     * @param rejects    by rule, over all its attempts
     * @param failure    null where nothing failed
     */
    record End(
            RunState state,
            Accounting accounting,
            SortedMap<String, Long> rejects,
            @Nullable Throwable failure) {

        public End {
            rejects = Collections.unmodifiableSortedMap(new TreeMap<>(rejects));
        }
    }
}
