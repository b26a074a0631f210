package dev.etlpipeline.governance.audit;

import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.settings.WarehouseSettings;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.governance.key.Secrets;
import dev.etlpipeline.governance.scheme.Scheme;
import java.time.Clock;

/** Registers the audit trail and its commands. */
public final class AuditPart {

    private AuditPart() {}

    /** Called once, by the module. */
    public static void install(Registry registry, SettingsReader settings, Secrets secrets, Scheme scheme) {
        AuditSettings audit = settings.read(AuditSettings.class);
        AuditKeys keys = new AuditKeys(secrets);
        Personal personal = new Personal(scheme);
        AnchorFile anchors = new AnchorFile(
                registry.home().resolve(audit.anchor().file()),
                () -> Warehouse.place(settings.read(WarehouseSettings.class)));
        if (audit.enabled()) {
            AuditTrail trail = new AuditTrail(
                    audit,
                    keys,
                    personal,
                    anchors,
                    new SystemState(settings, keys),
                    registry::codecs,
                    Clock.systemUTC());
            registry.participateLast(trail);
            registry.recordRuns(trail);
            registry.recordActions(trail);
        }
        registry.command(workspace -> AuditCommand.of(workspace, keys, personal, anchors));
    }
}
