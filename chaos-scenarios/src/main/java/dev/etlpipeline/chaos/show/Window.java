package dev.etlpipeline.chaos.show;

import dev.etlpipeline.chaos.experiment.ExperimentResult;
import dev.etlpipeline.chaos.experiment.Journal.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The part of an experiment in which something happens: without the preparation before and the looking afterwards. */
record Window(Instant from, Instant to) {

    /** What follows the last thing that counts, as a share of what is shown. */
    private static final int TAIL_SHARE = 20;

    static Window of(ExperimentResult experiment) {
        List<Sample> samples = sinceFirstRow(experiment.samples());
        Milestones when = Milestones.of(experiment.entries());
        Instant from = samples.isEmpty() ? experiment.started() : samples.get(0).at();
        Instant injected = when.injected();
        if (injected != null && injected.isBefore(from)) {
            from = injected;
        }
        Instant last = Stream.of(
                        when.injected(),
                        when.detected(),
                        when.over(),
                        when.recovered(),
                        when.completed(),
                        lastChange(samples))
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(experiment.ended());
        Duration shown = Duration.between(from, last).plusMillis(200);
        return new Window(from, last.plus(shown.dividedBy(TAIL_SHARE)));
    }

    /** From the sample before the first committed row on; all of them where no row came. */
    static List<Sample> sinceFirstRow(List<Sample> samples) {
        for (int i = 0; i < samples.size(); i++) {
            Long rows = samples.get(i).rows();
            if (rows != null && rows > 0) {
                boolean wasThere = i > 0 && samples.get(i - 1).rows() != null;
                return samples.subList(wasThere ? i - 1 : i, samples.size());
            }
        }
        return samples;
    }

    private static @Nullable Instant lastChange(List<Sample> samples) {
        for (int i = samples.size() - 1; i > 0; i--) {
            if (!Objects.equals(samples.get(i).rows(), samples.get(i - 1).rows())) {
                return samples.get(i).at();
            }
        }
        return null;
    }

    Duration span() {
        return Duration.between(from, to);
    }

    boolean holds(Instant moment) {
        return !moment.isBefore(from) && !moment.isAfter(to);
    }

    /** 0 at the beginning, 1 at the end. */
    double share(Instant moment) {
        return (double) Duration.between(from, moment).toMillis() / Math.max(1, span().toMillis());
    }
}
