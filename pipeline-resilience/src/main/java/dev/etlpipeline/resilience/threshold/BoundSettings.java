package dev.etlpipeline.resilience.threshold;

import dev.etlpipeline.core.settings.Setting;
import java.util.Optional;

/** What is tolerated under one rule, or in one column. */
public interface BoundSettings {

    @Setting(value = "Share of all records that may be bad under this rule, or in this column.", min = 0, max = 1)
    Optional<Double> maxShare();

    @Setting(value = "How many records may be bad under this rule, or in this column.", min = 0)
    Optional<Long> maxCount();
}
