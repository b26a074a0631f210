package dev.etlpipeline.observability.health;

import dev.etlpipeline.core.control.Waiting;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;

/** The part that looks whether what runs need is there. */
public final class HealthPart {

    private HealthPart() {}

    /** Registers the look before each run, the log of lent connections, and the command. */
    public static void install(Registry registry, SettingsReader settings) {
        registry.beforeRun(new HealthGate(registry, settings));
        registry.wrapDataSource(LoggedConnections::new);
        registry.command(workspace -> new HealthCommand(workspace, Waiting.SYSTEM));
    }
}
