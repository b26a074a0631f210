package dev.etlpipeline.chaos.show;

import dev.etlpipeline.chaos.experiment.Drill;
import dev.etlpipeline.chaos.experiment.DrillContext;
import dev.etlpipeline.chaos.experiment.DrillResult;
import dev.etlpipeline.chaos.experiment.DrillWatcher;
import dev.etlpipeline.chaos.experiment.ExperimentResult;
import dev.etlpipeline.chaos.experiment.Invariant.Examined;
import dev.etlpipeline.chaos.experiment.Journal.Entry;
import dev.etlpipeline.chaos.experiment.Journal.Kind;
import dev.etlpipeline.chaos.experiment.Journal.Sample;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells a drill in lines, each of them once; how things stand every other second while something happens. */
class PlainShow implements DrillWatcher {

    private static final Duration BETWEEN_SAMPLES = Duration.ofSeconds(2);

    private final Narration narration;
    private final PrintStream out;
    private @Nullable Instant began;
    private @Nullable Instant sampled;
    private boolean isMended;
    private boolean isOver;

    PlainShow(Narration narration, PrintStream out) {
        this.narration = narration;
        this.out = out;
    }

    final Narration narration() {
        return narration;
    }

    void print(List<String> lines) {
        lines.forEach(out::println);
        out.flush();
    }

    @Override
    public synchronized void began(Drill drill, DrillContext context) {
        print(narration.began(drill.title(), context));
    }

    @Override
    public synchronized void began(String fault, String title) {
        began = null;
        sampled = null;
        isMended = false;
        isOver = false;
        print(narration.experiment(fault, title));
    }

    @Override
    public synchronized void noted(Entry entry) {
        isMended |= entry.kind() == Kind.ROLLED_BACK;
        isOver &= entry.kind() != Kind.STEP;
        print(narration.entry(entry, since(entry.at())));
    }

    private Instant since(Instant moment) {
        if (began == null) {
            began = moment;
        }
        return began;
    }

    @Override
    public synchronized void sampled(Sample sample) {
        Instant last = sampled;
        boolean isDue = last == null || !sample.at().isBefore(last.plus(BETWEEN_SAMPLES));
        if (isDue && !isOver && began != null) {
            sampled = sample.at();
            shown(sample, began);
        }
    }

    void shown(Sample sample, Instant start) {
        print(narration.sample(sample, start));
    }

    @Override
    public synchronized void examined(Examined invariant) {
        isOver = isMended;
        print(narration.invariant(invariant));
    }

    @Override
    public synchronized void ended(ExperimentResult experiment) {
        print(narration.verdict(experiment));
    }

    @Override
    public synchronized void ended(DrillResult drill) {
        print(narration.verdict(drill));
    }
}
