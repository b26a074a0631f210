package dev.etlpipeline.governance.classify;

import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.warehouse.Warehouse;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what waits for somebody to decide. */
@Command(
        name = "review",
        description = "Shows what was found of a pipeline's columns and waits to be decided.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline classify review",
            "  pipeline classify review --decided             also what was decided before"
        })
final class ReviewCommand implements Callable<Integer> {

    private final Workspace workspace;

    @Mixin
    DefinitionOption of = new DefinitionOption();

    @Option(names = "--decided", description = "Shows what was decided, too.")
    boolean decided;

    ReviewCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() {
        String pipeline = of.in(workspace).definition().name();
        List<Kept> all;
        try (Warehouse warehouse = workspace.warehouse("./pipeline classify review")) {
            all = new ColumnClasses(warehouse).of(pipeline);
        }
        List<Kept> shown = all.stream()
                .filter(kept -> decided || kept.state() == Kept.State.OPEN)
                .toList();
        if (shown.isEmpty()) {
            workspace.out().println("Nothing waits to be decided of pipeline " + pipeline + ".");
            workspace.suggest(List.of("classify", "FILE"), "looks at a file");
            return ExitCode.OK;
        }
        ResultText.printKept(
                workspace.out(),
                shown,
                workspace.settings().read(ClassifySettings.class).threshold());
        return ExitCode.OK;
    }
}
