package dev.etlpipeline.observability.energy;

import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.observability.report.Estimate;
import dev.etlpipeline.observability.report.KeptRuns;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sets two runs side by side: what a change of settings, of the file or of the hour saved. */
@Command(
        name = "compare",
        description = "Sets two runs side by side, to see by measurement what a change saved.",
        footerHeading = "%nExamples:%n",
        footer = {"  pipeline energy compare 20260102T030405Z-a1b2c3 last"})
final class CompareCommand implements Callable<Integer> {

    private static final String LAST = "last";

    private final Workspace workspace;
    private final FootprintModel model;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "RUN", description = "A run's id, as much as only it begins with, or last.")
    String first = "";

    @Parameters(index = "1", paramLabel = "RUN", description = "The other one.")
    String second = "";

    CompareCommand(Workspace workspace, FootprintModel model) {
        this.workspace = workspace;
        this.model = model;
    }

    @Override
    public Integer call() throws IOException {
        List<MeasuredRun> runs = KeptRuns.of(workspace).runs().stream()
                .map(run -> MeasuredRun.of(run, model))
                .toList();
        MeasuredRun one = run(runs, first);
        MeasuredRun other = run(runs, second);

        PrintStream out = workspace.out();
        out.printf("%-26s %24s %24s%n", "", one.figures().run(), other.figures().run());
        row("records", one, other, run -> Figures.count(run.records()));
        row("inserted and updated", one, other, run -> Figures.count(run.written()));
        row("calls of APIs", one, other, run -> Figures.count(run.calls()));
        row("seconds", one, other, run -> Figures.seconds(run.figures().tookMs()));
        row(
                "CPU seconds",
                one,
                other,
                run -> Figures.seconds(run.figures().machine().cpuMs()));
        row("Wh", one, other, run -> Estimate.of(run.footprint().wattHours()));
        row("  of it waiting", one, other, run -> Estimate.of(run.footprint().idleWattHours()));
        row("g CO2e of a kWh", one, other, run -> Figures.plain(run.footprint().gramsPerKwh()));
        row("g CO2e", one, other, run -> Estimate.of(run.footprint().grams()));
        row(
                "g CO2e a million records",
                one,
                other,
                run -> Estimate.of(run.footprint().gramsPerMillion(run.records())));
        out.println();
        out.println(verdict(one, other));
        out.flush();
        return ExitCode.OK;
    }

    private void row(String name, MeasuredRun one, MeasuredRun other, Function<MeasuredRun, String> figure) {
        workspace.out().printf("%-26s %24s %24s%n", name, figure.apply(one), figure.apply(other));
    }

    /** By record, so that files of different length compare. */
    private static String verdict(MeasuredRun one, MeasuredRun other) {
        double before = one.footprint().gramsPerMillion(one.records());
        double after = other.footprint().gramsPerMillion(other.records());
        if (before <= 0 || after <= 0) {
            return "One of them read nothing, so that there is no rate to compare.";
        }
        double change = 100 * (after - before) / before;
        return String.format(
                Locale.ROOT,
                "A record of the second took %.0f %% %s.",
                Math.abs(change),
                change <= 0 ? "less" : "more");
    }

    private MeasuredRun run(List<MeasuredRun> runs, String wanted) {
        if (wanted.equals(LAST) && !runs.isEmpty()) {
            return runs.get(runs.size() - 1);
        }
        List<MeasuredRun> found = new ArrayList<>();
        for (MeasuredRun run : runs) {
            if (!wanted.isEmpty() && run.figures().run().startsWith(wanted)) {
                found.removeIf(
                        earlier -> earlier.figures().run().equals(run.figures().run())); // its last attempt counts
                found.add(run);
            }
        }
        if (found.size() != 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    found.isEmpty()
                            ? "There are no figures of a run " + wanted + "; ./pipeline runs lists the runs."
                            : found.size() + " runs begin with " + wanted + ".");
        }
        return found.get(0);
    }
}
