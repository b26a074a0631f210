package dev.etlpipeline.resilience.quarantine;

import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.warehouse.Warehouse;
import java.io.PrintStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lists records, without their values. */
@Command(
        name = "list",
        description = "Lists records that were set aside: where they stood and why. Shows none of their values.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline quarantine list",
            "  pipeline quarantine list --run 20260102T03 --rule email --limit 5",
            "  pipeline quarantine list --pipeline customers --state replayed"
        })
final class ListCommand implements Callable<Integer> {

    private static final int WIDTH = 80;

    private final Workspace workspace;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Mixin
    SelectionOptions which = new SelectionOptions();

    @Mixin
    PipelineOption whose = new PipelineOption();

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "Only those: ${COMPLETION-CANDIDATES} (default: held and fixed).")
    @Nullable
    State state;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "Lists at most N records (default: ${DEFAULT-VALUE}).")
    int limit;

    ListCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit must be 1 or more, but is " + limit);
        }
        Selection selection = whose.in(which.in(state == null ? Selection.OPEN : EnumSet.of(state)));
        try (Warehouse warehouse = workspace.existingWarehouse("./pipeline quarantine list")) {
            QuarantineTable table =
                    new QuarantineTable(warehouse, workspace.modules().rawViews());
            List<QuarantineTable.Group> groups = table.groups(selection);
            if (groups.isEmpty()) {
                workspace
                        .out()
                        .println("Nothing " + (state == null ? "waits" : "of that state") + " in the quarantine."
                                + table.besides(selection));
            } else {
                print(groups, table.first(selection, limit));
            }
        }
        return ExitCode.OK;
    }

    private void print(List<QuarantineTable.Group> groups, List<Held> shown) {
        PrintStream out = workspace.out();
        long all = groups.stream().mapToLong(QuarantineTable.Group::records).sum();
        out.println(Numbers.count(all, "record") + ":");
        groups.forEach(group -> out.printf(
                Locale.ROOT, "%,11d  %-8s  %s%n", group.records(), group.state().word(), group.rule()));
        out.println();
        out.printf(Locale.ROOT, "%8s  %-23s  %10s  %-8s  %s%n", "id", "run", "record", "state", "why");
        for (Held held : shown) {
            String start = String.format(
                    Locale.ROOT,
                    "%8d  %-23s  %,10d  %-8s  ",
                    held.id(),
                    held.origin().runId(),
                    held.origin().record(),
                    held.state().word());
            out.println(start + cut(why(held), Math.max(20, WIDTH - start.length())));
        }
        if (all > shown.size()) {
            out.println("and " + Numbers.count(all - shown.size(), "more record") + " (--limit)");
        }
    }

    private static String why(Held held) {
        Reasons.Reason first = held.why().get(0);
        int more = held.why().size() - 1;
        return first.rule() + (first.column().isEmpty() ? "" : " " + first.column()) + (more > 0 ? " +" + more : "");
    }

    private static String cut(String text, int width) {
        return text.length() > width ? text.substring(0, width - 3) + "..." : text;
    }
}
