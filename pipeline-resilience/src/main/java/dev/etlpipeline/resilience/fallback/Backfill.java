package dev.etlpipeline.resilience.fallback;

import dev.etlpipeline.core.control.RunAudit;
import dev.etlpipeline.core.control.RunLease;
import dev.etlpipeline.core.definition.EnrichmentSpec;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.engine.Rework;
import dev.etlpipeline.core.load.CodecEdge;
import dev.etlpipeline.core.module.RewrittenRows;
import dev.etlpipeline.core.module.RewrittenRows.Rewritten;
import dev.etlpipeline.core.run.Accounting;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.warehouse.TargetTable;
import dev.etlpipeline.core.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks again for the rows that a substitute has answered for, and only for those, a page in a transaction, under the
 * pipeline's lease. Used once, by one thread.
 */
final class Backfill {

    /** Rows of a page: what a chunk of the loader has on H2. */
    private static final int PAGE = 1000;

    static final String OPERATION = "BACKFILL";

    private final Rework rework;
    private final PipelineDefinition definition;
    private final TargetTable table;
    private final Warehouse warehouse;
    private final MarkedRows marked;
    private final CodecEdge edge;
    private final String version;
    private final Recording recording;
    private long read;
    private long filled;
    private long unanswered;
    private long misfits;
    private long changed;

    /** Puts on record, in the transaction of a page, which of its rows were filled in. */
    interface Recording {
        void filled(Connection tx, RewrittenRows rows) throws SQLException;
    }

    Backfill(
            Rework rework,
            PipelineDefinition definition,
            Warehouse warehouse,
            MarkedRows marked,
            CodecEdge edge,
            String version,
            Recording recording) {
        this.rework = rework;
        this.definition = definition;
        this.table = new TargetTable(definition);
        this.warehouse = warehouse;
        this.marked = marked;
        this.edge = edge;
        this.version = version;
        this.recording = recording;
    }

    /**
     * @param enrichments those that are asked again
     * @param progress    told after each page how many rows were looked at
     */
    BackfillResult of(List<EnrichmentSpec> enrichments, LongConsumer progress) throws Exception {
        rework.begun(OPERATION);
        RunState state = RunState.FAILED;
        Throwable failure = null;
        try {
            BackfillResult result = leased(enrichments, progress);
            state = result.state();
            return result;
        } catch (Throwable e) {
            failure = e;
            throw e;
        } finally {
            rework.ended(state, account(), failure);
        }
    }

    private BackfillResult leased(List<EnrichmentSpec> enrichments, LongConsumer progress) throws Exception {
        try (RunLease lease = rework.lease();
                Asked asked = new Asked()) {
            List<MarkedRow> first = page(null);
            if (first.isEmpty()) {
                return result(RunState.SUCCEEDED, 0);
            }
            enrichments.forEach(spec -> asked.all.add(new AskedAgain(spec, table.schema(), rework)));
            return audited(first, asked, lease, progress);
        }
    }

    private BackfillResult audited(List<MarkedRow> first, Asked asked, RunLease lease, LongConsumer progress)
            throws Exception {
        RunAudit audit = begin(lease, first.get(0).sourceFileId());
        RunState state = RunState.FAILED;
        Exception failure = null;
        try {
            boolean whole = pages(first, asked.all, lease, audit, progress);
            long left = left();
            state = !whole ? RunState.INTERRUPTED : left == 0 ? RunState.SUCCEEDED : RunState.SUSPENDED;
            return result(state, left);
        } catch (Exception e) {
            failure = e;
            throw e;
        } finally {
            end(audit, state, failure);
        }
    }

    /** @return false where it was stopped before the last page */
    private boolean pages(
            List<MarkedRow> first, List<AskedAgain> asked, RunLease lease, RunAudit audit, LongConsumer progress)
            throws Exception {
        MarkedRowWriter writer = new MarkedRowWriter(warehouse.dialect(), table, edge, audit.runNo());
        Refill refill = new Refill(definition, asked, rework.afterEnrich());
        List<MarkedRow> page = first;
        while (!page.isEmpty()) {
            Refill.Page answers;
            try {
                answers = refill.of(page);
            } catch (CancellationException e) {
                if (rework.run().stopping()) {
                    return false;
                }
                throw e;
            }
            read += page.size();
            unanswered += answers.unanswered();
            misfits += answers.misfits();
            write(writer, answers, lease, audit.runNo());
            progress.accept(read);
            if (rework.run().stopping()) {
                return false;
            }
            if (asked.stream().allMatch(AskedAgain::away)) {
                return true;
            }
            page = page(page.get(page.size() - 1).keys());
        }
        return true;
    }

    private void write(MarkedRowWriter writer, Refill.Page answers, RunLease lease, long runNo) throws SQLException {
        if (answers.rows().isEmpty()) {
            return;
        }
        LocalDateTime now = LocalDateTime.ofInstant(rework.run().clock().instant(), ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.MILLIS);
        try (Connection tx = warehouse.dataSource().getConnection()) {
            tx.setAutoCommit(false);
            boolean committed = false;
            try {
                List<Rewritten> hit = writer.write(tx, answers.rows(), now);
                if (!hit.isEmpty()) {
                    recording.filled(tx, new RewrittenRows(rework.run(), runNo, definition, hit));
                }
                lease.touch(tx);
                tx.commit();
                committed = true;
                filled += hit.size();
                changed += answers.rows().size() - hit.size();
            } finally {
                if (!committed) {
                    tx.rollback();
                }
            }
        }
    }

    private List<MarkedRow> page(@Nullable List<Object> after) throws SQLException {
        try (Connection connection = warehouse.dataSource().getConnection()) {
            return marked.page(connection, after, PAGE);
        }
    }

    private long left() throws SQLException {
        try (Connection connection = warehouse.dataSource().getConnection()) {
            return marked.count(connection);
        }
    }

    private RunAudit begin(RunLease lease, long sourceFileId) throws SQLException {
        try (Connection connection = warehouse.dataSource().getConnection()) {
            return RunAudit.start(connection, rework.run(), OPERATION, sourceFileId, lease.fence(), version);
        }
    }

    private void end(RunAudit audit, RunState state, @Nullable Exception failure) throws SQLException {
        try (Connection connection = warehouse.dataSource().getConnection()) {
            audit.end(connection, rework.run().clock(), state, account(), failure);
        }
    }

    private Accounting account() {
        return new Accounting(read, 0, filled, read - filled, 0, 0);
    }

    private BackfillResult result(RunState state, long left) {
        return new BackfillResult(rework.run().runId(), state, read, filled, unanswered, misfits, changed, left);
    }

    /** Closes all of them; that cancels what is under way. */
    private static final class Asked implements AutoCloseable {

        private final List<AskedAgain> all = new ArrayList<>();

        @Override
        public void close() {
            all.forEach(AskedAgain::close);
        }
    }
}
