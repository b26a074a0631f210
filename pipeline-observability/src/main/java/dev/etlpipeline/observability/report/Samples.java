package dev.etlpipeline.observability.report;

import dev.etlpipeline.observability.report.RunFigures.Sample;
import java.util.ArrayList;
import java.util.List;

/** Moments of a run, evenly spaced and never too many: where they are, every other one is left out from then on. */
final class Samples {

    private static final int MOST = 400;

    private final List<Sample> kept = new ArrayList<>();
    private long stride = 1;
    private long offered;

    synchronized void offer(Sample sample) {
        if (offered++ % stride == 0) {
            kept.add(sample);
        }
        if (kept.size() > MOST) {
            List<Sample> thinned = new ArrayList<>();
            for (int i = 0; i < kept.size(); i += 2) {
                thinned.add(kept.get(i));
            }
            kept.clear();
            kept.addAll(thinned);
            stride *= 2;
        }
    }

    /** The end of the run is always among them. */
    synchronized List<Sample> endingWith(Sample last) {
        List<Sample> all = new ArrayList<>(kept);
        all.add(last);
        return all;
    }
}
