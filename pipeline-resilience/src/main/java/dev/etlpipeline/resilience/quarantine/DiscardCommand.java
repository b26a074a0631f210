package dev.etlpipeline.resilience.quarantine;

import dev.etlpipeline.core.module.ManualAction;
import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.resilience.ReasonOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Gives records up. */
@Command(
        name = "discard",
        description = {
            "Gives records up: they stay in the table as discarded, and are never replayed.",
            "Wants numbers, a run, a rule or a pipeline."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline quarantine discard 12 13",
            "  pipeline quarantine discard --run 20260102T03 --rule column-count",
            "  pipeline quarantine discard 12 --reason 'a test record of the supplier'"
        })
final class DiscardCommand implements Callable<Integer> {

    private static final String DISCARD =
            "UPDATE etl.quarantine SET state = 'discarded', changed = ? WHERE id IN (SELECT"
                    + " q.id FROM etl.quarantine q";

    private final Workspace workspace;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    SelectionOptions which = new SelectionOptions();

    @Mixin
    PipelineOption whose = new PipelineOption();

    @Mixin
    ReasonOption why = new ReasonOption();

    DiscardCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() {
        if (which.isEmpty() && whose.pipeline == null) {
            throw new ParameterException(
                    spec.commandLine(), "Name what to give up: numbers of records, --run, --rule or --pipeline");
        }
        Selection selection = whose.in(which.open());
        try (Warehouse warehouse = workspace.warehouse("./pipeline quarantine discard")) {
            QuarantineTable table =
                    new QuarantineTable(warehouse, workspace.modules().rawViews());
            List<String> pipelines = table.pipelines(selection);
            int discarded = table.inTransaction(connection -> {
                int all = 0;
                for (String pipeline : pipelines) {
                    all += discard(connection, selection.ofPipeline(pipeline), pipeline);
                }
                return all;
            });
            workspace
                    .out()
                    .println(Numbers.count(discarded, "record") + " discarded"
                            + (discarded > 0
                                    ? ""
                                    : ": none of those waits; ./pipeline quarantine list shows what does"));
        }
        return ExitCode.OK;
    }

    private int discard(Connection tx, Selection selection, String pipeline) throws SQLException {
        try (PreparedStatement update = tx.prepareStatement(DISCARD + selection.where() + ")")) {
            update.setObject(1, QuarantineStore.now(workspace.clock()));
            selection.bind(update, 2);
            int discarded = update.executeUpdate();
            if (discarded > 0) {
                workspace
                        .modules()
                        .actions()
                        .record(
                                tx,
                                new ManualAction(
                                        "quarantine.discard", pipeline, selection.inWords(), discarded, why.reason()));
            }
            return discarded;
        }
    }
}
