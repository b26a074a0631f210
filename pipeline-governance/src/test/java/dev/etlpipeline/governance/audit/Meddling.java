package dev.etlpipeline.governance.audit;

import dev.etlpipeline.core.load.LoadParticipant;
import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.module.ManualAction;
import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.testkit.TestWorkspace;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A module that does something behind what is put on record of the chunk that begins with record 6. */
final class Meddling implements PipelineModule {

    private static final long FIRST_RECORD = 6;

    private final LoadParticipant participant;

    private Meddling(LoadParticipant participant) {
        this.participant = participant;
    }

    /** What is done in the chunk's transaction. */
    interface Deed {
        void run() throws SQLException;
    }

    static Meddling inTransaction(Deed deed) {
        return new Meddling(new LoadParticipant() {
            @Override
            public void beforeCommit(Connection tx, LoadedChunk loaded) throws SQLException {
                if (loaded.chunk().firstRecord() == FIRST_RECORD) {
                    deed.run();
                }
            }
        });
    }

    static Meddling failing() {
        return inTransaction(() -> {
            throw new IllegalStateException("as asked for");
        });
    }

    /** As if somebody else had written a key meanwhile, once. */
    static Meddling conflictingOnce(boolean h2) {
        boolean[] done = new boolean[1];
        return inTransaction(() -> {
            if (!done[0]) {
                done[0] = true;
                throw h2 ? new SQLException("as asked for", "23505", 23505) : new SQLException("twice", "23000", 2627);
            }
        });
    }

    /** A command of another process, behind the chunk's commit. */
    static void act(TestWorkspace other, String pipeline, String reason) throws SQLException {
        try (Warehouse warehouse = other.newWarehouse();
                Connection tx = warehouse.dataSource().getConnection()) {
            tx.setAutoCommit(false);
            other.modules().actions().record(tx, new ManualAction("test.meddle", pipeline, "record 12", 1, reason));
            tx.commit();
        }
    }

    static Meddling actingMeanwhile(TestWorkspace other, String pipeline) {
        return new Meddling(new LoadParticipant() {
            @Override
            public void afterCommit(LoadedChunk loaded) {
                if (loaded.chunk().firstRecord() == FIRST_RECORD) {
                    try {
                        act(other, pipeline, "because");
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
        });
    }

    @Override
    public String name() {
        return "meddling";
    }

    @Override
    public List<Class<?>> settings() {
        return List.of();
    }

    @Override
    public void install(Registry registry, SettingsReader settings) {
        registry.participateLast(participant);
    }
}
