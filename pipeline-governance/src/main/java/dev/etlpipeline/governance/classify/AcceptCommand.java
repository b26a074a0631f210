package dev.etlpipeline.governance.classify;

import dev.etlpipeline.core.module.ActionRecorder;
import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.warehouse.Warehouse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes tags of findings. */
@Command(
        name = "accept",
        description = {
            "Writes what was found of columns into the definition, as tags.",
            "The file keeps its comments, its order and its form. Who did it stands on record."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline classify accept email phone",
            "  pipeline classify accept --all                 all that is sure",
            "  pipeline classify accept mobile_no --reason 'asked the shop'"
        })
final class AcceptCommand implements Callable<Integer> {

    private final Workspace workspace;
    private final ActionRecorder recorder;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "0..*", paramLabel = "COLUMN", description = "Columns whose findings are right.")
    List<String> columns = List.of();

    @Option(names = "--all", description = "All findings that are sure; what is to be reviewed is left.")
    boolean all;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the record; no personal data.")
    @Nullable
    String reason;

    @Mixin
    DefinitionOption of = new DefinitionOption();

    AcceptCommand(Workspace workspace, ActionRecorder recorder) {
        this.workspace = workspace;
        this.recorder = recorder;
    }

    @Override
    public Integer call() throws IOException {
        if (columns.isEmpty() != all) {
            throw new ParameterException(spec.commandLine(), "Name columns, or give --all for all that is sure");
        }
        DefinitionFile file = of.in(workspace);
        try (Warehouse warehouse = Decisions.warehouse(workspace)) {
            List<Kept> open = new ColumnClasses(warehouse)
                    .of(file.definition().name()).stream()
                            .filter(kept -> kept.state() == Kept.State.OPEN)
                            .toList();
            List<Kept> chosen = (all ? sure(open) : named(open))
                    .stream().map(AcceptCommand::accepted).toList();
            if (chosen.isEmpty()) {
                workspace
                        .out()
                        .println("Nothing is sure enough to be accepted at once; accept columns by their names.");
                return ExitCode.OK;
            }
            new Decisions(workspace, recorder).decide(warehouse, file, "classify.accept", chosen, reason);
            workspace.out().println("Tags written into " + file.path() + ":");
            chosen.forEach(
                    kept -> workspace.out().println("  " + kept.column() + ": " + String.join(", ", kept.tags())));
        }
        return ExitCode.OK;
    }

    private List<Kept> sure(List<Kept> open) {
        double threshold = workspace.settings().read(ClassifySettings.class).threshold();
        return open.stream().filter(kept -> kept.confidence() >= threshold).toList();
    }

    private List<Kept> named(List<Kept> open) {
        return columns.stream()
                .distinct()
                .map(name -> open.stream()
                        .filter(kept -> kept.column().equalsIgnoreCase(name))
                        .findFirst()
                        .orElseThrow(() -> new ParameterException(spec.commandLine(), nothing(name, open))))
                .toList();
    }

    private static String nothing(String name, List<Kept> open) {
        return "Nothing was found of column " + name + " that waits to be decided"
                + (open.isEmpty()
                        ? "; ./pipeline classify FILE looks for it"
                        : "; waiting: " + open.stream().map(Kept::column).collect(Collectors.joining(", ")));
    }

    private static Kept accepted(Kept open) {
        return new Kept(
                open.column(), open.dataClass(), open.kind(), open.confidence(), open.evidence(), Kept.State.ACCEPTED);
    }
}
