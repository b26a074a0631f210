package dev.etlpipeline.resilience.quarantine;

import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes records into a file that can be mended. */
@Command(
        name = "export",
        description = {
            "Writes records that wait into a CSV file (UTF-8) to be mended in a spreadsheet.",
            "It holds their values: only its owner may read it. A value that begins like a formula gets an apostrophe,"
                    + " which fix takes off again."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline quarantine export mend.csv",
            "  pipeline quarantine export mend.csv --run 20260102T03 --rule email"
        })
final class ExportCommand implements Callable<Integer> {

    private final Workspace workspace;

    @Parameters(paramLabel = "FILE", description = "To be written; must not be there yet.")
    Path file = Path.of("");

    @Option(
            names = "--run",
            paramLabel = "RUN",
            description = "Only those that this run set aside, or replayed; its id or its beginning.")
    @Nullable
    String run;

    @Option(names = "--rule", paramLabel = "RULE", description = "Only those counted under this rule.")
    @Nullable
    String rule;

    @Mixin
    PipelineOption whose = new PipelineOption();

    ExportCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() throws IOException {
        Selection selection = whose.in(new Selection(null, run, rule, List.of(), Selection.OPEN));
        try (Warehouse warehouse = workspace.existingWarehouse("./pipeline quarantine export")) {
            QuarantineTable table =
                    new QuarantineTable(warehouse, workspace.modules().rawViews());
            List<QuarantineTable.OriginRun> runs = table.runs(selection);
            if (runs.isEmpty()) {
                workspace.out().println("Nothing waits in the quarantine." + table.besides(selection));
                return ExitCode.OK;
            }
            long written = ExportFile.write(file, form(table, runs), table, selection);
            workspace.out().println(file + ": " + Numbers.count(written, "record"));
            workspace.suggest(List.of("quarantine", "fix", file.toString()), "when it is mended");
        } catch (NoSuchFileException e) {
            throw new QuarantineException(file + " can't be written: its folder is not there");
        } catch (FileAlreadyExistsException e) {
            throw new QuarantineException(file + " is there already: name another file, or delete it");
        }
        return ExitCode.OK;
    }

    /** @throws QuarantineException where the records do not fit into one file */
    private static SourceForm form(QuarantineTable table, List<QuarantineTable.OriginRun> runs) {
        List<SourceForm> forms = runs.stream()
                .map(QuarantineTable.OriginRun::fileId)
                .distinct()
                .map(table::form)
                .toList();
        boolean same = forms.stream().map(SourceForm::header).distinct().count() == 1;
        if (!same) {
            throw new QuarantineException(
                    "These records come from files of different columns; export those of one run: "
                            + runs.stream()
                                    .map(one -> "--run " + one.runId())
                                    .limit(5)
                                    .collect(Collectors.joining(", ")));
        }
        return forms.get(0);
    }
}
