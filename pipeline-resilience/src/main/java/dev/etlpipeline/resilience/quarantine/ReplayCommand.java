package dev.etlpipeline.resilience.quarantine;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.settings.CsvSettings;
import dev.etlpipeline.core.settings.LoadSettings;
import dev.etlpipeline.core.settings.WarehouseSettings;
import dev.etlpipeline.core.warehouse.ChunkRows;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.resilience.ReasonOption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Loads quarantined records that are good now. */
@Command(
        name = "replay",
        description = {
            "Takes records that wait, mended or not, through today's definition and loads those that are good now.",
            "The records of each run are a run of their own. Those refused again stay, with the new reasons; a second"
                    + " replay loads nothing twice. A row that a later run wrote is not undone."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline quarantine replay",
            "  pipeline quarantine replay --run 20260102T03 --rule email",
            "  pipeline quarantine replay 12 13 --no-enrich"
        })
final class ReplayCommand implements Callable<Integer> {

    private final Workspace workspace;

    @Mixin
    SelectionOptions which = new SelectionOptions();

    @Option(
            names = "--definition",
            paramLabel = "FILE",
            description = "The pipeline definition (default: paths.definition).")
    @Nullable
    Path definition;

    @Option(names = "--no-enrich", description = "Asks no API; new and changed rows get no enrichment.")
    boolean noEnrich;

    @Option(
            names = {"-q", "--quiet"},
            description = "Shows no progress, and of each run one line.")
    boolean quiet;

    @Mixin
    ReasonOption why = new ReasonOption();

    ReplayCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() throws IOException {
        PipelineDefinition today = workspace.definition(definition);
        Selection selection = which.open().ofPipeline(today.name());
        try (Warehouse warehouse = workspace.warehouse("./pipeline quarantine replay")) {
            QuarantineTable table =
                    new QuarantineTable(warehouse, workspace.modules().rawViews());
            List<QuarantineTable.OriginRun> runs = table.runs(selection);
            if (runs.isEmpty()) {
                workspace
                        .out()
                        .println("Nothing of pipeline " + today.name() + " waits to be replayed."
                                + table.besides(selection));
            }
            int worst = ExitCode.OK;
            for (QuarantineTable.OriginRun run : runs) {
                worst = Math.max(worst, replay(table, selection, run, today, runs.size() > 1));
            }
            return worst;
        }
    }

    private int replay(
            QuarantineTable table,
            Selection selection,
            QuarantineTable.OriginRun from,
            PipelineDefinition today,
            boolean several)
            throws IOException {
        Replay.Limits limits = new Replay.Limits(
                ChunkRows.of(
                        workspace.settings().read(LoadSettings.class),
                        workspace.settings().read(WarehouseSettings.class)),
                workspace.settings().read(CsvSettings.class).maxRecordBytes());
        Replay replay = new Replay(table, selection, from, today, limits, why.reason());
        workspace
                .out()
                .println("Replays " + Numbers.count(from.records(), "record") + " that run " + from.runId()
                        + " set aside");
        try (InputFile input = InputFile.known(table.file(from.fileId()))) {
            return workspace.run(
                    new RunRequest(today, input, Long.MAX_VALUE, false, !noEnrich, null, replay),
                    quiet || several ? Workspace.Output.QUIET : Workspace.Output.TEXT);
        }
    }
}
