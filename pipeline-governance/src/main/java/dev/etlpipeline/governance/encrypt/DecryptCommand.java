package dev.etlpipeline.governance.encrypt;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.governance.key.KeyException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows one value to who may see it. */
@Command(
        name = "decrypt",
        description = "Shows one encrypted value of one row, to who may see it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline decrypt email --key C00042 --reason 'complaint 17'",
            "",
            "Those may whom governance.encrypt.readers names, or a role that may see the",
            "  column's class, by their user of the operating system. That they looked goes",
            "  on record before they see it; so does that somebody else tried. A key of",
            "  several columns is given by several --key."
        })
final class DecryptCommand implements Callable<Integer> {

    private final KeyParts parts;
    private final Readers readers;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "COLUMN", description = "An encrypted column of the target.")
    String name = "";

    @Option(names = "--key", paramLabel = "VALUE", required = true, description = "The row's key.")
    List<String> key = new ArrayList<>();

    @Mixin
    DefinitionOption which = new DefinitionOption();

    @Mixin
    ReasonOption why = new ReasonOption();

    DecryptCommand(KeyParts parts, Readers readers) {
        this.parts = parts;
        this.readers = readers;
    }

    @Override
    public Integer call() throws Exception {
        if (why.reason == null || why.reason.isBlank()) {
            throw new ParameterException(
                    spec.commandLine(), "--reason must say why the value is looked at; it goes on record");
        }
        PipelineDefinition definition = parts.workspace().definition(which.file);
        Column column = column(definition);
        List<Object> values = values(definition);
        try (Warehouse warehouse = parts.workspace().warehouse("./pipeline decrypt")) {
            EncryptedTarget target = EncryptedTarget.of(parts.workspace(), warehouse, definition, parts.columns());
            OnRecord record = new OnRecord(parts.workspace(), warehouse, definition, why.reason);
            String subject = "column " + name + " of the row " + readers.pseudonym(values);
            if (!readers.mayRead(column)) {
                record.of("decrypt.refused", subject, 0);
                throw new KeyException(
                        readers.user() + " may not see encrypted values; governance.encrypt.readers names"
                                + " who may. That it was tried is on record");
            }
            Object value = record.of("decrypt", subject, 1, tx -> opened(target, column, values, tx));
            parts.workspace().out().println(value);
        }
        return ExitCode.OK;
    }

    private Object opened(EncryptedTarget target, Column column, List<Object> values, Connection tx)
            throws SQLException {
        Optional<StoredRow> row = target.exists() ? target.rows(List.of(column)).find(tx, values) : Optional.empty();
        StoredRow found = row.orElseThrow(() -> new KeyException(
                "there is no row of that key in " + target.table().spec().qualified()));
        Object value = parts.codec().decode(column, found.texts().get(0), found.row());
        return value == null ? "(no value)" : value;
    }

    private Column column(PipelineDefinition definition) {
        List<Column> encrypted = parts.columns().of(definition.schema().columns());
        return encrypted.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "No encrypted column " + name + " in " + definition.name() + "; encrypted are "
                                + (encrypted.isEmpty()
                                        ? "none"
                                        : String.join(
                                                ", ",
                                                encrypted.stream()
                                                        .map(Column::name)
                                                        .toList()))));
    }

    private List<Object> values(PipelineDefinition definition) {
        List<Column> columns = definition.schema().keyColumns();
        if (columns.size() != key.size()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "A key of " + definition.name() + " has " + columns.size() + " values, not " + key.size());
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            try {
                values.add(ValueText.parse(columns.get(i), key.get(i)));
            } catch (IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), "--key " + (i + 1) + " is " + e.getMessage(), e);
            }
        }
        return values;
    }
}
