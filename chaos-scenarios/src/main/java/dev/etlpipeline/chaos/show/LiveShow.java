package dev.etlpipeline.chaos.show;

import dev.etlpipeline.chaos.experiment.ExperimentResult;
import dev.etlpipeline.chaos.experiment.Invariant.Examined;
import dev.etlpipeline.chaos.experiment.Journal.Entry;
import dev.etlpipeline.chaos.experiment.Journal.Kind;
import dev.etlpipeline.chaos.experiment.Journal.Sample;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The same lines, and beneath them a picture that is drawn anew with each sample. It stays where it is when the first invariant
 * is looked at: those come below it, one by one.
 */
final class LiveShow extends PlainShow {

    private final Picture picture;
    private final PrintStream err;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Sample> samples = new ArrayList<>();
    private int drawn;
    private boolean isMended;
    private boolean isStill;

    LiveShow(Narration narration, Picture picture, PrintStream out, PrintStream err) {
        super(narration, out);
        this.picture = picture;
        this.err = err;
    }

    @Override
    public synchronized void began(String fault, String title) {
        entries.clear();
        samples.clear();
        isMended = false;
        isStill = false;
        super.began(fault, title);
    }

    /** Where the picture stood; it is drawn anew below. */
    @Override
    void print(List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        erase();
        super.print(lines);
        draw();
    }

    @Override
    public synchronized void noted(Entry entry) {
        entries.add(entry);
        isMended |= entry.kind() == Kind.ROLLED_BACK;
        isStill &= entry.kind() != Kind.STEP;
        super.noted(entry);
    }

    @Override
    public synchronized void sampled(Sample sample) {
        if (!isStill) {
            samples.add(sample);
            erase();
            draw();
        }
    }

    @Override
    public synchronized void examined(Examined invariant) {
        if (isMended) {
            leave();
        }
        super.examined(invariant);
    }

    @Override
    public synchronized void ended(ExperimentResult experiment) {
        leave();
        super.ended(experiment);
    }

    /** The picture stays, and what comes next comes below it. */
    private void leave() {
        isStill = true;
        drawn = 0;
    }

    private void erase() {
        if (drawn > 0) {
            err.printf("\r\u001b[%dA\u001b[J", drawn); // up, and what is below cleared
            err.flush();
            drawn = 0;
        }
    }

    private void draw() {
        if (isStill || samples.isEmpty()) {
            return;
        }
        List<String> lines = picture.of(entries, samples);
        lines.forEach(err::println);
        err.flush();
        drawn = lines.size();
    }
}
