package dev.etlpipeline.governance.encrypt;

import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.settings.EnrichmentSettings;
import dev.etlpipeline.core.settings.WarehouseSettings;
import dev.etlpipeline.governance.key.DataKeys;
import dev.etlpipeline.governance.key.Secrets;
import dev.etlpipeline.governance.scheme.Scheme;
import dev.etlpipeline.governance.scheme.SchemeSettings;
import java.time.Clock;
import java.util.List;

/** Encryption of columns, and its commands. Without a tagged column or a setting it changes nothing. */
public final class Encryption {

    private Encryption() {}

    /** Registers it; behind whatever else changes values, so that it is masked values that are encrypted. */
    public static void install(Registry registry, SettingsReader settings, DataKeys keys, Secrets secrets) {
        Scheme scheme = Scheme.of(settings.read(SchemeSettings.class));
        EncryptSettings own = settings.read(EncryptSettings.class);
        EncryptedColumns columns = new EncryptedColumns(own, scheme);
        EncryptionCodec codec = new EncryptionCodec(columns, keys);
        registry.codec(codec);
        registry.rawView(new RawRecords(keys));
        registry.conceal(new Remembered(secrets));
        registry.beforeRun(new KeyNeeded(columns, keys));
        registry.healthCheck(new KeyHealth(keys, own.rotateAfter(), Clock.systemUTC()));
        Transport transport =
                new Transport(settings.read(WarehouseSettings.class), settings.read(EnrichmentSettings.class));
        registry.healthCheck(transport);
        if (own.clearLine() == OnClearLine.REFUSE) {
            registry.beforeRun(new ClosedLines(transport));
        }
        Readers readers =
                new Readers(System.getProperty("user.name"), own.readers().orElse(List.of()), scheme, secrets);
        registry.command((Workspace workspace) -> KeysCommand.of(new KeyParts(workspace, own, columns, codec, keys)));
        registry.command((Workspace workspace) ->
                new DecryptCommand(new KeyParts(workspace, own, columns, codec, keys), readers));
    }
}
