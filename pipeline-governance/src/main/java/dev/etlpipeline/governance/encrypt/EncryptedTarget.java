package dev.etlpipeline.governance.encrypt;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.warehouse.TargetCheck;
import dev.etlpipeline.core.warehouse.TargetTable;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.core.warehouse.WarehouseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A definition's target with the columns that are encrypted.
 *
 * @param columns may be empty
 */
record EncryptedTarget(Warehouse warehouse, PipelineDefinition definition, TargetTable table, List<Column> columns) {

    static EncryptedTarget of(
            Workspace workspace, Warehouse warehouse, PipelineDefinition definition, EncryptedColumns encrypted) {
        return new EncryptedTarget(
                warehouse,
                definition,
                workspace.modules().target(definition),
                encrypted.of(definition.schema().columns()));
    }

    boolean isEncrypted() {
        return !columns.isEmpty();
    }

    StoredRows rows() {
        return rows(columns);
    }

    StoredRows rows(List<Column> some) {
        return new StoredRows(warehouse.dialect(), table, some);
    }

    boolean exists() throws SQLException {
        try (Connection connection = warehouse.dataSource().getConnection()) {
            return new TargetCheck(warehouse.dialect(), table).exists(connection);
        }
    }

    /** @throws WarehouseException where it has no room for what is encrypted; it says how to make some */
    void check() throws SQLException {
        try (Connection connection = warehouse.dataSource().getConnection()) {
            List<String> problems = new TargetCheck(warehouse.dialect(), table).problems(connection);
            if (!problems.isEmpty()) {
                throw new WarehouseException("the target " + table.spec().qualified()
                        + " cannot take what is encrypted:\n  - " + String.join("\n  - ", problems));
            }
        }
    }
}
