package dev.etlpipeline.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.definition.TargetSpec;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.warehouse.TargetCheck;
import dev.etlpipeline.core.warehouse.TargetTable;
import dev.etlpipeline.core.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How targets are made, on every database. */
public abstract class TargetContract {

    /** Enough for two that look at the same moment to meet in some of them. */
    private static final int ROUNDS = 5;

    private static final int RUNS = 4;

    private final List<String> leftovers = new ArrayList<>();
    private Warehouse warehouse;

    /** The database under test; may skip the test. */
    protected abstract TestDatabase database();

    @BeforeEach
    void open() {
        warehouse =
                database().with("warehouse.pool-size", Integer.toString(RUNS)).open();
    }

    @AfterEach
    void close() throws SQLException {
        if (warehouse == null) {
            return;
        }
        try (Connection connection = warehouse.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String leftover : leftovers) {
                statement.execute("DROP " + leftover);
            }
        } finally {
            warehouse.close();
        }
    }

    @Test
    void runsThatMeetOnANewDatabaseMakeOneSchema() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            PipelineDefinition first = inNewSchema();
            String schema = first.target().schema();
            List<PipelineDefinition> all = new ArrayList<>();
            for (int i = 0; i < RUNS; i++) {
                all.add(inSchema(schema));
                leftovers.add("TABLE " + schema + "." + all.get(i).target().table());
            }
            leftovers.add("SCHEMA " + schema);

            meet(all);

            for (PipelineDefinition definition : all) {
                assertThat(exists(definition)).isTrue();
            }
        }
    }

    /** Each makes sure of its target, at the same moment; none may fail. */
    private void meet(List<PipelineDefinition> definitions) throws Exception {
        CyclicBarrier together = new CyclicBarrier(RUNS);
        ExecutorService runs = Executors.newFixedThreadPool(RUNS);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (PipelineDefinition definition : definitions) {
                all.add(runs.submit(() -> {
                    try (Connection connection = warehouse.dataSource().getConnection()) {
                        together.await();
                        check(definition).ensure(connection);
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            runs.shutdownNow();
        }
    }

    private static PipelineDefinition inNewSchema() {
        return inSchema("made" + Long.toHexString(ThreadLocalRandom.current().nextLong()));
    }

    private static PipelineDefinition inSchema(String schema) {
        PipelineDefinition definition =
                TestPipelines.of(List.of(Column.text("id", 20).asKey()));
        return definition.into(
                definition.name(), new TargetSpec(schema, definition.target().table(), false, true));
    }

    private boolean exists(PipelineDefinition definition) throws SQLException {
        try (Connection connection = warehouse.dataSource().getConnection()) {
            return check(definition).exists(connection);
        }
    }

    private TargetCheck check(PipelineDefinition definition) {
        return new TargetCheck(warehouse.dialect(), new TargetTable(definition));
    }
}
