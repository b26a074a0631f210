package dev.etlpipeline.resilience.quarantine;

import dev.etlpipeline.core.settings.SettingsException;
import dev.etlpipeline.resilience.threshold.ErrorMode;
import dev.etlpipeline.resilience.threshold.ErrorSettings;
import java.util.ArrayList;
import java.util.List;

/** Salvage without the table: nothing would say which rows lack a value, so nothing is salvaged. */
final class SinkConflict {

    private SinkConflict() {}

    /** @throws SettingsException with each setting that asks for it */
    static void refuse(ErrorSettings errors, RejectPlace place) {
        if (place.hasTable()) {
            return;
        }
        List<String> asking = new ArrayList<>();
        if (errors.mode() == ErrorMode.SALVAGE) {
            asking.add("errors.mode");
        }
        errors.pipelines().forEach((pipeline, own) -> {
            if (own.mode().filter(ErrorMode.SALVAGE::equals).isPresent()) {
                asking.add("errors.pipelines." + pipeline + ".mode");
            }
        });
        if (!asking.isEmpty()) {
            throw new SettingsException(asking.stream()
                    .map(key -> key + ": salvage needs quarantine.sink table or both, which marks the records that were"
                            + " loaded without a value, but that is 'file'")
                    .toList());
        }
    }
}
