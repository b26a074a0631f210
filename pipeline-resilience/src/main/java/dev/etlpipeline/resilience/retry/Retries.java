package dev.etlpipeline.resilience.retry;

import dev.etlpipeline.core.control.Waiting;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import java.util.concurrent.ThreadLocalRandom;

/** Installs the retries. */
public final class Retries {

    private Retries() {}

    /**
     * Installs them, and what they are to be outside of.
     *
     * @param ledger whether a participant of this installation knows which chunks were committed
     * @param guards installs what may make a call wait before it is made
     */
    public static void install(Registry registry, SettingsReader reader, boolean ledger, Runnable guards) {
        RetrySettings settings = reader.read(RetrySettings.class);
        if (!settings.enabled()) {
            guards.run();
            return;
        }
        RetryInterceptor retry = new RetryInterceptor(
                settings,
                ledger,
                Waiting.SYSTEM,
                () -> ThreadLocalRandom.current().nextDouble());
        registry.intercept(retry);
        guards.run();
        registry.intercept(retry.gate());
        registry.listen(retry.heldBack());
    }
}
