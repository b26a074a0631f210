package dev.etlpipeline.resilience.isolation;

import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;

/**
 * Has the rows that the database refuses found and set aside, so that one of them does not hold up the file. Whether a failure is
 * a refusal the dialect knows: only then is anybody asked.
 */
public final class RefusedRows {

    private RefusedRows() {}

    public static void install(Registry registry, SettingsReader settings) {
        boolean isolate = settings.read(RefusedRowSettings.class).isolate();
        registry.refusalPolicy((chunk, refusal) -> isolate);
    }
}
