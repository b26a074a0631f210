package dev.etlpipeline.chaos.experiment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a drill came to.
 *
 * @param database product name, such as {@code H2}
 * @param without  name of the protection that was taken away, null for the drill itself
 */
public record DrillResult(
        String drill,
        String title,
        long seed,
        Speed speed,
        String database,
        @Nullable String without,
        Instant started,
        Instant ended,
        List<ExperimentResult> experiments) {

    public Verdict verdict() {
        return Verdict.of(experiments.stream().map(ExperimentResult::verdict).toList());
    }
}
