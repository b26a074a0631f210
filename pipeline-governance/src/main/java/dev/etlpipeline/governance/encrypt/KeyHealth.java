package dev.etlpipeline.governance.encrypt;

import dev.etlpipeline.core.module.HealthCheck;
import dev.etlpipeline.governance.key.DataKeys;
import dev.etlpipeline.governance.key.KeyEntry;
import dev.etlpipeline.governance.key.KeyException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Whether there is a key that opens, and how old it is. */
record KeyHealth(DataKeys keys, Duration rotateAfter, Clock clock) implements HealthCheck {

    @Override
    public String name() {
        return "data-keys";
    }

    @Override
    public Report check() {
        try {
            Optional<KeyEntry> active = keys.activeEntry();
            return active.isEmpty()
                    ? new Report(Health.UP, "none: nothing is encrypted; ./pipeline keys create makes one")
                    : opened(active.get());
        } catch (KeyException e) {
            return new Report(Health.DOWN, String.valueOf(e.getMessage()));
        }
    }

    private Report opened(KeyEntry active) {
        keys.verify(active);
        Duration age = Duration.between(active.created(), clock.instant());
        String text = "data key " + active.id() + " opens, and is " + age.toDays() + " days old";
        return age.compareTo(rotateAfter) > 0
                ? new Report(Health.DEGRADED, text + ": time for ./pipeline keys rotate")
                : new Report(Health.UP, text);
    }
}
