package dev.etlpipeline.governance.lineage;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.warehouse.SqlErrors;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.core.warehouse.WarehouseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws the lineage of the definition as it is installed here, or the one that a run kept. Looks at no data. */
@Command(
        name = "show",
        description = "Draws where each column of the target comes from, by the definition and what is installed.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline lineage show",
            "  pipeline lineage show postcode",
            "  pipeline lineage show --html lineage.html",
            "  pipeline lineage show --run last",
            "  pipeline lineage show --mermaid --definition seeds/pipelines/orders.yaml"
        })
final class ShowCommand implements Callable<Integer> {

    private final Workspace workspace;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "0..1", paramLabel = "COLUMN", description = "Of the target; all where none is named.")
    @Nullable
    String wanted;

    @Option(names = "--definition", paramLabel = "FILE", description = "The pipeline (default: paths.definition).")
    @Nullable
    Path definition;

    @ArgGroup
    Form form = new Form();

    /** How it is drawn; a tree for the terminal where nothing is said. */
    static final class Form {

        @Option(names = "--html", paramLabel = "FILE", description = "Writes it as one page that needs nothing else.")
        @Nullable
        Path html;

        @Option(names = "--mermaid", description = "Prints it as a Mermaid flowchart, for a page.")
        boolean mermaid;

        @Option(names = "--json", description = "Prints it for programs.")
        boolean json;

        @Option(
                names = "--run",
                paramLabel = "RUN",
                description = "Prints what a run kept when it moved its rows: its id, or what it begins with, or last.")
        @Nullable
        String run;
    }

    ShowCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() throws IOException {
        String run = form.run;
        return run == null ? derived() : kept(run);
    }

    private int derived() throws IOException {
        Lineage lineage = LineagePart.of(workspace.definition(definition), workspace.modules());
        String column = wanted;
        Lineage shown = column == null ? lineage : only(lineage, column);
        if (form.html != null) {
            write(shown, form.html);
        } else if (form.mermaid) {
            workspace.out().print(LineageDrawing.of(shown));
        } else if (form.json) {
            workspace.out().print(LineageJson.of(shown));
        } else {
            workspace
                    .out()
                    .print(column == null ? LineageText.of(lineage) : LineageText.of(lineage, column(lineage, column)));
        }
        workspace.out().flush();
        return ExitCode.OK;
    }

    private int kept(String word) {
        PipelineDefinition read = workspace.definition(definition);
        try (Warehouse warehouse = workspace.existingWarehouse("./pipeline lineage show --run");
                Connection connection = warehouse.dataSource().getConnection()) {
            MappingStore store = new MappingStore();
            String begins = word.equals("last") ? "" : word;
            Optional<KeptRun> run = MappingStore.exists(warehouse, connection)
                    ? store.run(connection, read.name(), begins)
                    : Optional.empty();
            KeptRun known = run.orElseThrow(() -> misuse(
                    begins.isEmpty()
                            ? "No run of " + read.name() + " has kept its lineage; ./pipeline run does"
                            : "No run of " + read.name() + " that kept its lineage begins with " + begins
                                    + "; --run last shows the latest one"));
            List<Mapping.Line> lines = store.ofRun(connection, known.runId());
            workspace.out().print(KeptText.of(known, only(lines)));
        } catch (SQLException e) {
            throw new WarehouseException(
                    "the run's lineage could not be looked up, the warehouse says: " + SqlErrors.describe(e), e);
        }
        workspace.out().flush();
        return ExitCode.OK;
    }

    private List<Mapping.Line> only(List<Mapping.Line> lines) {
        String column = wanted;
        if (column == null) {
            return lines;
        }
        List<Mapping.Line> own =
                lines.stream().filter(line -> line.target().equals(column)).toList();
        if (own.isEmpty()) {
            throw misuse("That run filled no column " + column);
        }
        return own;
    }

    private Lineage only(Lineage lineage, String name) {
        TargetColumn column = column(lineage, name);
        return lineage.only(column);
    }

    private TargetColumn column(Lineage lineage, String name) {
        return lineage.column(name)
                .orElseThrow(() -> misuse("There is no column " + name + " in " + lineage.target()
                        + "; ./pipeline lineage show lists those that there are"));
    }

    private void write(Lineage lineage, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || folder == null || !Files.isDirectory(folder)) {
            throw misuse("--html " + file + ": is no file in a folder that is there");
        }
        Files.writeString(file, LineagePage.of(lineage));
        workspace.out().println("The page: " + file);
    }

    private ParameterException misuse(String message) {
        return new ParameterException(spec.commandLine(), message + ".");
    }
}
