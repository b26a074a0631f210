package dev.etlpipeline.resilience.quarantine;

import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.resilience.ReasonOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes a mended file back. */
@Command(
        name = "fix",
        description = {
            "Takes a mended file of export back: all of its records, or none where one is not known or not waiting.",
            "Says what changed; loads nothing yet."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline quarantine fix mend.csv",
            "  pipeline quarantine fix mend.csv --reason 'names from the paper forms'"
        })
final class FixCommand implements Callable<Integer> {

    private static final int SHOWN = 20;

    private final Workspace workspace;

    @Parameters(paramLabel = "FILE", description = "The mended file.")
    Path file = Path.of("");

    @Mixin
    ReasonOption why = new ReasonOption();

    FixCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() {
        try (Warehouse warehouse = workspace.warehouse("./pipeline quarantine fix")) {
            Mending mending = new Mending(
                    new QuarantineTable(warehouse, workspace.modules().rawViews()));
            List<Mending.Change> changes = mending.changes(file);
            if (changes.isEmpty()) {
                workspace.out().println("0 records mended: " + file + " says what the quarantine has already");
                return ExitCode.OK;
            }
            mending.write(changes, workspace.clock(), workspace.modules().actions(), why.reason());
            workspace.out().println(Numbers.count(changes.size(), "record") + " mended:");
            changes.stream()
                    .limit(SHOWN)
                    .forEach(change ->
                            workspace.out().println("  " + change.id() + ": " + String.join(", ", change.columns())));
            if (changes.size() > SHOWN) {
                workspace.out().println("  and " + Numbers.count(changes.size() - SHOWN, "more record"));
            }
            workspace.suggest(List.of("quarantine", "replay"), "");
        }
        return ExitCode.OK;
    }
}
