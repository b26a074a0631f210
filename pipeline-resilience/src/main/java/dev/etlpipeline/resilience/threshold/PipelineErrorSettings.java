package dev.etlpipeline.resilience.threshold;

import dev.etlpipeline.core.settings.Setting;
import java.util.Map;
import java.util.Optional;

/** What is tolerated of one pipeline, where it differs. */
public interface PipelineErrorSettings {

    @Setting(value = "As errors.max-share.", min = 0, max = 1)
    Optional<Double> maxShare();

    @Setting(value = "As errors.min-sample.", min = 1)
    Optional<Long> minSample();

    @Setting(value = "As errors.max-count.", min = 0)
    Optional<Long> maxCount();

    @Setting("As errors.rules; added to it.")
    Map<String, BoundSettings> rules();

    @Setting("As errors.columns; added to it.")
    Map<String, BoundSettings> columns();

    @Setting("As errors.on-crossing.")
    Optional<OnCrossing> onCrossing();

    @Setting("As errors.mode.")
    Optional<ErrorMode> mode();

    @Setting("As errors.check-first.")
    Optional<Boolean> checkFirst();
}
