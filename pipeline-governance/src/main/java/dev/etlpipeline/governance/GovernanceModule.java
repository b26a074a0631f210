package dev.etlpipeline.governance;

import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.governance.audit.AuditPart;
import dev.etlpipeline.governance.audit.AuditSettings;
import dev.etlpipeline.governance.classify.Classification;
import dev.etlpipeline.governance.classify.ClassifySettings;
import dev.etlpipeline.governance.encrypt.EncryptSettings;
import dev.etlpipeline.governance.encrypt.Encryption;
import dev.etlpipeline.governance.key.DataKeys;
import dev.etlpipeline.governance.key.KeySettings;
import dev.etlpipeline.governance.key.MasterKey;
import dev.etlpipeline.governance.key.Secrets;
import dev.etlpipeline.governance.lineage.LineagePart;
import dev.etlpipeline.governance.lineage.event.EventSettings;
import dev.etlpipeline.governance.mask.MaskSettings;
import dev.etlpipeline.governance.mask.Masking;
import dev.etlpipeline.governance.quality.QualityPart;
import dev.etlpipeline.governance.quality.QualitySettings;
import dev.etlpipeline.governance.scheme.Scheme;
import dev.etlpipeline.governance.scheme.SchemeSettings;
import java.util.List;

/** Protects personal data, and puts on record what was done with it. */
public final class GovernanceModule implements PipelineModule {

    @Override
    public String name() {
        return "governance";
    }

    @Override
    public List<Class<?>> settings() {
        return List.of(
                EventSettings.class, //
                AuditSettings.class,
                ClassifySettings.class,
                EncryptSettings.class,
                KeySettings.class,
                MaskSettings.class,
                QualitySettings.class,
                SchemeSettings.class);
    }

    @Override
    public void install(Registry registry, SettingsReader settings) {
        registry.migrations("db/migration/governance/{dialect}");
        KeySettings kept = settings.read(KeySettings.class);
        Secrets secrets = MasterKey.of(registry.home(), kept);
        Scheme scheme = Scheme.of(settings.read(SchemeSettings.class));
        Masking.install(registry, settings, scheme, secrets);
        registry.rowHashKey(() -> secrets.derived(Secrets.ROW_HASH));
        QualityPart.install(registry, settings, secrets);
        LineagePart.install(registry, settings);
        Classification.install(registry, settings);
        AuditPart.install(registry, settings, secrets, scheme);
        Encryption.install(registry, settings, DataKeys.of(registry.home(), kept, secrets), secrets);
    }
}
