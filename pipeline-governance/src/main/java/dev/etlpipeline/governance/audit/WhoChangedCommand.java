package dev.etlpipeline.governance.audit;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.engine.PipelineRunner;
import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.governance.audit.RowHistory.Entry;
import dev.etlpipeline.governance.audit.RowHistory.Standing;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which runs, and whose, changed a row. */
@Command(
        name = "who-changed",
        description = {
            "Tells which runs changed the row of a key, whose they were, and which of its columns: never its values.",
            "Knows the columns that changes are put on record of (governance.audit.changes)."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline audit who-changed C000123",
            "  pipeline audit who-changed C000123 --definition pipelines/other.yaml"
        })
final class WhoChangedCommand implements Callable<Integer> {

    private final Workspace workspace;
    private final AuditKeys keys;
    private final Personal personal;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "KEY",
            arity = "1..*",
            description = "The row's key, as files write it: a value for each key column of the definition.")
    List<String> key = List.of();

    @Option(
            names = {"-d", "--definition"},
            paramLabel = "FILE",
            description = "The pipeline definition (default: paths.definition).")
    @Nullable
    Path definition;

    WhoChangedCommand(Workspace workspace, AuditKeys keys, Personal personal) {
        this.workspace = workspace;
        this.keys = keys;
        this.personal = personal;
    }

    @Override
    public Integer call() throws SQLException {
        PipelineDefinition read = workspace.definition(definition);
        Row row = row(read);
        try (Warehouse warehouse = workspace.warehouse("./pipeline audit who-changed");
                Connection connection = warehouse.dataSource().getConnection()) {
            RowHistory history = new RowHistory(connection, read, warehouse.dialect());
            Optional<Standing> standing = history.standing(row);
            List<Entry> entries = history.entries(hashes(read).key(row));
            long unknown = history.boundOtherwise(keys.keptChain().keyId());
            print(read, standing, entries);
            if (unknown > 0) {
                line("");
                line("There may be more: " + Words.count(unknown, "event") + " with changes of columns "
                        + (unknown == 1 ? "was" : "were") + " put on record");
                line("with another key. Give that one by governance.keys.file or");
                line("governance.keys.master.");
            }
        }
        return ExitCode.OK;
    }

    private Row row(PipelineDefinition read) {
        try {
            return TypedKey.row(read, PipelineRunner.catalogue(workspace.modules()), key);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private RowHashes hashes(PipelineDefinition read) {
        return new RowHashes(
                read,
                personal::is,
                keys.keptValues()
                        .orElseThrow(() -> new AuditException(
                                "there is no key to find a row's changes by: give the one that they were put on record"
                                        + " with by governance.keys.file or governance.keys.master")));
    }

    private void print(PipelineDefinition read, Optional<Standing> standing, List<Entry> entries) {
        String table = read.target().qualified();
        if (standing.isEmpty()) {
            line(table + " has no row of this key" + (entries.isEmpty() ? ", and nothing is on record of it" : " now"));
        }
        standing.ifPresent(row -> {
            line("In " + table + " since " + row.created() + ", read from record " + row.record() + " of "
                    + row.file());
            line("Written last at " + row.modified() + " by run " + row.run());
        });
        if (entries.isEmpty() && standing.isPresent()) {
            line("No change of a column that is put on record.");
        }
        if (entries.isEmpty()) {
            return;
        }
        line("");
        for (Entry entry : entries) {
            line(entry.happened() + "  event " + entry.number() + ", run " + entry.runId());
            line("  by " + entry.who());
            line("  changed " + String.join(", ", entry.columns()));
        }
    }

    private void line(String text) {
        workspace.out().println(text);
    }
}
