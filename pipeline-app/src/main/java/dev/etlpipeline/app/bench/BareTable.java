package dev.etlpipeline.app.bench;

import dev.etlpipeline.core.warehouse.Dialect;
import dev.etlpipeline.core.warehouse.TargetCheck;
import dev.etlpipeline.core.warehouse.TargetTable;
import dev.etlpipeline.core.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** A table like the target, into which rows are written that a run has finished. */
final class BareTable {

    private final Engine engine;
    private final TargetTable target;
    private final TargetTable bare;

    BareTable(Engine engine, TargetTable target, TargetTable bare) {
        this.engine = engine;
        this.target = target;
        this.bare = bare;
    }

    /**
     * Copies what stands in the target, with as many rows between two commits as a chunk has. Reading does not count.
     *
     * @param from warehouse with the target
     * @param into warehouse for the copy; may be the same
     */
    Sample measure(Map<String, String> from, Map<String, String> into, BiFunction<Dialect, TargetTable, BareLoad> how)
            throws Exception {
        try (Warehouse source = engine.open(from);
                Warehouse destination = into.equals(from) ? source : engine.open(into);
                Connection reading = source.dataSource().getConnection();
                Connection writing = destination.dataSource().getConnection()) {
            prepare(destination, writing);
            FinishedRows rows = new FinishedRows(
                    reading, source.dialect(), target, destination.dialect().chunkRows());
            BareLoad load = how.apply(destination.dialect(), bare);
            writing.setAutoCommit(false);
            return Meter.measure(meter -> copy(rows, load, writing, meter));
        }
    }

    private void prepare(Warehouse destination, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(destination.dialect().createSchema(bare.spec().schema()));
            statement.execute("DROP TABLE IF EXISTS " + destination.dialect().qualified(bare));
        }
        new TargetCheck(destination.dialect(), bare).ensure(connection);
    }

    private static long copy(FinishedRows rows, BareLoad load, Connection writing, Meter meter) throws SQLException {
        long written = 0;
        while (true) {
            meter.off();
            List<Object[]> page = rows.read();
            meter.on();
            if (page.isEmpty()) {
                return written;
            }
            load.write(writing, page);
            writing.commit();
            written += page.size();
        }
    }
}
