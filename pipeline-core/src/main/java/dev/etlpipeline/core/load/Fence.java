package dev.etlpipeline.core.load;

import java.sql.Connection;
import java.sql.SQLException;

/** The last statement before a chunk's commit: proves that the run still holds its lease. */
@FunctionalInterface
public interface Fence {

    /** @throws dev.etlpipeline.core.run.RunStopped FENCED, where another run took over */
    void touch(Connection tx) throws SQLException;
}
