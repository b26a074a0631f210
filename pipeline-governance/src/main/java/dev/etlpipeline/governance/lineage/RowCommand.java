package dev.etlpipeline.governance.lineage;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.warehouse.SqlErrors;
import dev.etlpipeline.core.warehouse.TargetTable;
import dev.etlpipeline.core.warehouse.TargetTable.Field;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.core.warehouse.WarehouseException;
import dev.etlpipeline.governance.lineage.RowOrigins.Writer;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells which file, record and run a row of the target is from. Prints none of its values. */
@Command(
        name = "row",
        description = "Tells which file, record and run a row of the target is from, without its values.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline lineage row C000123",
            "  pipeline lineage row 2026-0042 7 --definition seeds/pipelines/orders.yaml"
        })
final class RowCommand implements Callable<Integer> {

    private final Workspace workspace;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "1..*", paramLabel = "KEY", description = "Of the row; its parts in the definition's order.")
    List<String> key = List.of();

    @Option(names = "--definition", paramLabel = "FILE", description = "The pipeline (default: paths.definition).")
    @Nullable
    Path definition;

    RowCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() {
        PipelineDefinition read = workspace.definition(definition);
        TargetTable table = workspace.modules().target(read);
        List<Object> values = values(table);
        try (Warehouse warehouse = workspace.existingWarehouse("./pipeline lineage row");
                Connection connection = warehouse.dataSource().getConnection()) {
            boolean enriched = !read.enrichments().isEmpty();
            RowOrigins origins = new RowOrigins(warehouse.dialect(), table, enriched);
            RowOrigin origin = origins.find(connection, values)
                    .orElseThrow(() -> misuse("There is no row with this key in "
                            + read.target().qualified() + "; it may have been rejected"));
            Optional<Writer> writer = origins.writer(connection, read.name(), origin);
            String wrote = writer.map(Writer::runId).orElse(origin.runId());
            print(read, origin, writer, kept(warehouse, connection, wrote));
        } catch (SQLException e) {
            throw new WarehouseException(
                    "the row could not be looked up, the warehouse says: " + SqlErrors.describe(e), e);
        }
        workspace.out().flush();
        return ExitCode.OK;
    }

    private List<Object> values(TargetTable table) {
        List<Field> keys = table.keys();
        if (keys.size() != key.size()) {
            throw misuse("The key of " + table.spec().qualified() + " is "
                    + keys.stream().map(Field::name).collect(Collectors.joining(" "))
                    + ": as many words are wanted");
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            values.add(value(keys.get(i), key.get(i)));
        }
        return values;
    }

    private Object value(Field field, String text) {
        try {
            return switch (field.kind()) {
                case INTEGER -> Long.valueOf(text);
                case DECIMAL -> new BigDecimal(text);
                case DATE -> LocalDate.parse(text);
                case TIMESTAMP -> LocalDateTime.parse(text);
                case BOOLEAN -> Boolean.valueOf(text);
                case TEXT, HASH -> text;
            };
        } catch (NumberFormatException | DateTimeParseException e) {
            throw misuse("What is given for " + field.name() + " is no "
                    + field.kind().name().toLowerCase(java.util.Locale.ROOT));
        }
    }

    /** A database that is older than this part has no mappings. */
    private static Optional<List<Mapping.Line>> kept(Warehouse warehouse, Connection connection, @Nullable String runId)
            throws SQLException {
        if (runId == null || !MappingStore.exists(warehouse, connection)) {
            return Optional.empty();
        }
        List<Mapping.Line> lines = new MappingStore().ofRun(connection, runId);
        return lines.isEmpty() ? Optional.empty() : Optional.of(lines);
    }

    private void print(
            PipelineDefinition read, RowOrigin origin, Optional<Writer> writer, Optional<List<Mapping.Line>> kept) {
        workspace.out().println("A row of " + read.target().qualified());
        workspace.out().println();
        field("File", origin.file() + ", " + String.format(java.util.Locale.ROOT, "%,d", origin.bytes()) + " bytes");
        field("SHA-256", origin.sha256());
        field("Record", String.valueOf(origin.record()));
        field(
                "Run",
                origin.runId() == null
                        ? "number " + origin.runNo() + ", which the audit does not have"
                        : origin.runId() + ", number " + origin.runNo() + ", " + origin.operation());
        if (origin.runId() != null) {
            field("", "began " + origin.started() + " UTC, " + origin.state() + ", version " + origin.version());
        }
        field("Created", origin.created() + " UTC");
        field(
                "Written",
                origin.modified() + " UTC"
                        + writer.map(by -> ", by run " + by.runId() + ", " + by.operation())
                                .orElse(""));
        if (origin.enrichment() != null) {
            field("Enriched", origin.enrichment());
        }
        kept.ifPresentOrElse(
                lines -> {
                    field("Masked", columns(lines, Protection.MASKED));
                    field("Encrypted", columns(lines, Protection.ENCRYPTED));
                },
                () -> field("Mapping", "none is kept of that run"));
    }

    private static String columns(List<Mapping.Line> lines, Protection protection) {
        String columns = lines.stream()
                .filter(line -> line.protection().equals(protection.word()))
                .map(Mapping.Line::target)
                .distinct()
                .collect(Collectors.joining(", "));
        return columns.isEmpty() ? "no column" : columns;
    }

    private void field(String name, String value) {
        Folded.lines("  " + name + " ".repeat(11 - name.length()), value, 13).forEach(workspace.out()::println);
    }

    private ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message + ".");
    }
}
