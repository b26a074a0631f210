package dev.etlpipeline.resilience.ledger;

import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;

/** Registers the ledger and its commands. */
public final class LedgerPart {

    private LedgerPart() {}

    /** Called once, by the module. */
    public static void install(Registry registry, SettingsReader settings) {
        ChunkLedger ledger = new ChunkLedger(settings, registry::actions);
        registry.participate(ledger);
        registry.startPoint(ledger);
        registry.command(workspace -> new ResumeCommand(workspace, ledger));
        registry.command(StatusCommand::new);
    }
}
