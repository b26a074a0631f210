package dev.etlpipeline.governance.classify;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.warehouse.SqlErrors;
import dev.etlpipeline.core.warehouse.TargetTable;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.core.warehouse.WarehouseException;
import dev.etlpipeline.governance.scheme.DataClass;
import dev.etlpipeline.governance.scheme.Scheme;
import dev.etlpipeline.governance.scheme.SchemeSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Counts the target's rows that were last written longer ago than a class of their columns is kept. Deletes nothing. */
@Command(
        name = "due",
        description = "Counts rows that stand there longer than the classes of their columns are kept.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline classify due",
            "  pipeline classify due --definition seeds/pipelines/orders.yaml",
            "",
            "A row counts from when it was last written. Nothing is deleted.",
            "",
            "Exit codes: 0 none is due, 1 some are, or the warehouse failed, 2 wrong usage."
        })
final class DueCommand implements Callable<Integer> {

    private final Workspace workspace;
    private final Clock clock;

    @Mixin
    DefinitionOption of = new DefinitionOption();

    DueCommand(Workspace workspace, Clock clock) {
        this.workspace = workspace;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        PipelineDefinition definition = of.in(workspace).definition();
        Scheme scheme = Scheme.of(workspace.settings().read(SchemeSettings.class));
        TargetTable table = workspace.modules().target(definition);
        long due = 0;
        try (Warehouse warehouse = workspace.existingWarehouse("./pipeline classify due");
                Connection connection = warehouse.dataSource().getConnection()) {
            workspace.out().println("Rows of " + definition.target().qualified() + ", by when they were last written:");
            print("class", "keep", "written before", "rows due");
            for (DataClass dataClass : classes(definition, scheme)) {
                due = Math.max(due, due(dataClass, scheme, warehouse, connection, table));
            }
        } catch (SQLException e) {
            throw new WarehouseException("rows could not be counted, the warehouse says: " + SqlErrors.describe(e), e);
        }
        workspace.out().println(due == 0 ? "None is due." : "Nothing deletes what is due by itself.");
        workspace.out().flush();
        return due == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static Set<DataClass> classes(PipelineDefinition definition, Scheme scheme) {
        Set<DataClass> classes = EnumSet.noneOf(DataClass.class);
        definition.schema().columns().forEach(column -> classes.add(scheme.classOf(column)));
        return classes;
    }

    private long due(DataClass dataClass, Scheme scheme, Warehouse warehouse, Connection connection, TargetTable table)
            throws SQLException {
        Optional<Integer> days = scheme.handling(dataClass).keepDays();
        if (days.isEmpty()) {
            print(dataClass.word(), "no end", "-", "0");
            return 0;
        }
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(days.get());
        long rows = count(warehouse, connection, table, day.atStartOfDay());
        print(
                dataClass.word(),
                String.format(Locale.ROOT, "%,d d", days.get()),
                day.toString(),
                String.format(Locale.ROOT, "%,d", rows));
        return rows;
    }

    private static long count(Warehouse warehouse, Connection connection, TargetTable table, LocalDateTime before)
            throws SQLException {
        String sql = "SELECT COUNT(*) FROM " + warehouse.dialect().qualified(table) + " WHERE "
                + warehouse.dialect().quote(TargetTable.MODIFIED_DATE) + " < ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, before);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private void print(String dataClass, String keep, String before, String rows) {
        workspace.out().printf("%-20s %-9s %-15s %s%n", dataClass, keep, before, rows);
    }
}
