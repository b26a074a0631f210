package dev.etlpipeline.chaos.command;

import dev.etlpipeline.chaos.experiment.Drill;
import dev.etlpipeline.chaos.experiment.DrillContext;
import dev.etlpipeline.chaos.experiment.DrillResult;
import dev.etlpipeline.chaos.experiment.DrillWatcher;
import dev.etlpipeline.chaos.experiment.ExperimentResult;
import dev.etlpipeline.chaos.experiment.Invariant.Examined;
import dev.etlpipeline.chaos.experiment.Journal.Entry;
import dev.etlpipeline.chaos.experiment.Journal.Kind;
import java.io.PrintStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Tells a drill in plain lines. */
final class PlainShow implements DrillWatcher {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final PrintStream out;

    PlainShow(PrintStream out) {
        this.out = out;
    }

    @Override
    public void began(Drill drill, DrillContext context) {
        String without = context.without() == null
                ? ""
                : ", WITHOUT " + context.without().name();
        out.println(drill.title() + " (seed " + context.seed() + without + ")");
    }

    @Override
    public void began(String fault, String title) {
        out.println();
        out.println("== " + fault + ": " + title);
    }

    @Override
    public void noted(Entry entry) {
        if (entry.kind() != Kind.SIGNAL) {
            out.printf(
                    Locale.ROOT,
                    "%s %-11s %s%n",
                    TIME.format(entry.at()),
                    entry.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    entry.text());
        }
    }

    @Override
    public void examined(Examined invariant) {
        out.printf(
                Locale.ROOT,
                "  %-7s %s: %s%n",
                invariant.outcome().name().toLowerCase(Locale.ROOT),
                invariant.name(),
                invariant.evidence());
    }

    @Override
    public void ended(ExperimentResult experiment) {
        String why = experiment.reason().isEmpty() ? "" : ": " + experiment.reason();
        out.println("== " + experiment.fault() + ": " + experiment.verdict() + why);
    }

    @Override
    public void ended(DrillResult drill) {
        out.println();
        out.println(drill.drill() + ": " + drill.verdict());
    }
}
