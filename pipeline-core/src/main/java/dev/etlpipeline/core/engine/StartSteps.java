package dev.etlpipeline.core.engine;

import dev.etlpipeline.core.call.Operation;
import dev.etlpipeline.core.call.OperationKind;
import dev.etlpipeline.core.control.LeaseHeldException;
import dev.etlpipeline.core.control.RunLease;
import dev.etlpipeline.core.warehouse.TargetCheck;
import dev.etlpipeline.core.warehouse.TargetTable;
import dev.etlpipeline.core.warehouse.Warehouse;
import java.sql.Connection;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What a run does at an opened warehouse before its first chunk. Each step can be done again, and is a CONNECT: whoever tries
 * connecting again tries these again too.
 */
final class StartSteps {

    private final RunParts parts;
    private final CurrentRun run;
    private final Operations operations;
    private final Warehouse warehouse;

    StartSteps(RunParts parts, CurrentRun run, Operations operations, Warehouse warehouse) {
        this.parts = parts;
        this.run = run;
        this.operations = operations;
        this.warehouse = warehouse;
    }

    /** A lease, or that somebody has it: which is an answer, and no failure. */
    private record Claim(@Nullable RunLease lease, @Nullable LeaseHeldException held) {

        RunLease orThrow() {
            if (held != null) {
                throw held;
            }
            return Objects.requireNonNull(lease);
        }
    }

    void migrate() throws Exception {
        step(() -> {
            parts.modules().migrate(warehouse);
            return true;
        });
    }

    /** @throws LeaseHeldException where another run lives */
    RunLease lease() throws Exception {
        return step(this::claim).orThrow();
    }

    private Claim claim() throws Exception {
        try {
            return new Claim(parts.lease(warehouse, run), null);
        } catch (LeaseHeldException e) {
            return new Claim(null, e);
        }
    }

    /** Makes the target, or sees that it fits. */
    void ensure(TargetTable table) throws Exception {
        step(() -> {
            try (Connection connection = warehouse.dataSource().getConnection()) {
                new TargetCheck(warehouse.dialect(), table).ensure(connection);
                return true;
            }
        });
    }

    private <T> T step(Callable<T> body) throws Exception {
        return operations.call(new Operation(OperationKind.CONNECT, "warehouse"), body);
    }
}
