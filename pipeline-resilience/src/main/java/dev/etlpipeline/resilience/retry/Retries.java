package dev.etlpipeline.resilience.retry;

import dev.etlpipeline.core.control.Waiting;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import java.util.concurrent.ThreadLocalRandom;

/** Installs the retries. */
public final class Retries {

    private Retries() {}

    /** @param ledger whether a participant of this installation knows which chunks were committed */
    public static void install(Registry registry, SettingsReader reader, boolean ledger) {
        RetrySettings settings = reader.read(RetrySettings.class);
        if (settings.enabled()) {
            registry.intercept(new RetryInterceptor(
                    settings,
                    ledger,
                    Waiting.SYSTEM,
                    () -> ThreadLocalRandom.current().nextDouble()));
        }
    }
}
