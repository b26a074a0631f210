package dev.etlpipeline.resilience.fallback;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.engine.Rework;
import dev.etlpipeline.core.load.CodecEdge;
import dev.etlpipeline.core.module.ManualAction;
import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.settings.EnrichmentSettings;
import dev.etlpipeline.core.warehouse.TargetCheck;
import dev.etlpipeline.core.warehouse.TargetTable;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.resilience.ReasonOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pipeline backfill}. */
@Command(
        name = "backfill",
        description = "Asks the APIs again for rows that something else had to answer for.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline backfill",
            "  pipeline backfill --enrichment postcode --reason 'the API is back'",
            "",
            "It reads the rows that data_source marks stale, reference, area or skipped,",
            "  and only them, asks the API, and writes what the enrichment says. The file",
            "  is not needed. A row whose API still gives no answer stays as it is.",
            "",
            "Exit codes: 0 no marked row is left; 1 it failed; 2 wrong usage or settings;",
            "  75 marked rows are left, try again later; 130 stopped."
        })
final class BackfillCommand implements Callable<Integer> {

    private final Workspace workspace;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--enrichment",
            paramLabel = "NAME",
            description = "Fills in this enrichment only (default: all of the definition).")
    @Nullable
    String enrichment;

    @Option(
            names = "--definition",
            paramLabel = "FILE",
            description = "The pipeline definition (default: the one that settings name).")
    @Nullable
    Path definition;

    @Mixin
    ReasonOption why = new ReasonOption();

    BackfillCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() throws Exception {
        PipelineDefinition read = workspace.definition(definition);
        BackfillPlan plan = plan(read);
        try (Warehouse warehouse = workspace.warehouse("./pipeline backfill");
                Rework rework = new Rework(
                        workspace.modules(),
                        workspace.settings(),
                        workspace.home(),
                        workspace.clock(),
                        read,
                        warehouse)) {
            if (!targetIsThere(warehouse, read)) {
                workspace.out().println("Nothing to fill in: " + read.target().qualified() + " is not there yet.");
                return 0;
            }
            try (Workspace.Stopping stopping = workspace.onStop(rework::requestStop)) {
                BackfillResult result = backfill(rework, read, warehouse, plan)
                        .of(
                                plan.enrichments(),
                                rows -> workspace.err().println("  " + count(rows) + " rows looked at"));
                print(read, result);
                return result.state().exitCode();
            }
        }
    }

    private BackfillPlan plan(PipelineDefinition read) {
        try {
            BackfillPlan plan = BackfillPlan.of(read, workspace.settings().read(EnrichmentSettings.class), enrichment);
            plan.requireTrueValues(read, workspace.modules().codecs());
            return plan;
        } catch (BackfillRefused e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private Backfill backfill(Rework rework, PipelineDefinition read, Warehouse warehouse, BackfillPlan plan) {
        TargetTable table = workspace.modules().target(read);
        CodecEdge edge = new CodecEdge(read.schema(), workspace.modules().codecs());
        return new Backfill(
                rework,
                read,
                warehouse,
                new MarkedRows(warehouse.dialect(), table, edge, plan.marks()),
                edge,
                workspace.version(),
                (tx, rows) -> workspace
                        .modules()
                        .actions()
                        .record(tx, action(read, rework, rows.rows().size()), rows));
    }

    private ManualAction action(PipelineDefinition read, Rework rework, long rows) {
        String what = enrichment == null ? "all enrichments" : "enrichment " + enrichment;
        return new ManualAction(
                "backfill", read.name(), what + ", run " + rework.run().runId(), rows, why.reason());
    }

    private boolean targetIsThere(Warehouse warehouse, PipelineDefinition read) throws SQLException {
        try (Connection connection = warehouse.dataSource().getConnection()) {
            return new TargetCheck(warehouse.dialect(), workspace.modules().target(read)).exists(connection);
        }
    }

    private void print(PipelineDefinition read, BackfillResult result) {
        if (result.read() == 0 && result.left() == 0) {
            line("Nothing to fill in: no row of " + read.target().qualified() + " is marked.");
            return;
        }
        line("Backfill " + result.runId() + " of " + read.name() + ": " + result.state());
        line("");
        line("  " + count(result.read()) + " marked rows were looked at, " + count(result.filled()) + " filled in");
        some(result.unanswered(), "rows got no answer, because the API is away");
        some(result.misfits(), "rows got an answer that breaks a rule, and stay as they are");
        some(result.changed(), "rows were changed by somebody else meanwhile");
        if (result.left() > 0) {
            some(result.left(), "rows are still marked");
            line("");
            workspace.suggest(same(), "again, when the API is back");
        } else if (result.state() == RunState.SUCCEEDED) {
            line("  No row is marked any more.");
        }
    }

    private List<String> same() {
        List<String> words = new ArrayList<>(List.of("backfill"));
        if (enrichment != null) {
            words.add("--enrichment=" + enrichment);
        }
        if (definition != null) {
            words.add("--definition=" + definition);
        }
        return words;
    }

    private void some(long rows, String what) {
        if (rows > 0) {
            line("  " + count(rows) + " " + what);
        }
    }

    private void line(String text) {
        workspace.out().println(text);
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
