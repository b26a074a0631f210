package dev.etlpipeline.governance.quality;

import dev.etlpipeline.core.definition.RuleFactory;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.step.StepCatalogue;
import dev.etlpipeline.governance.key.Secrets;
import java.util.HashMap;
import java.util.Map;

/** Registers rules, scores and commands. */
public final class QualityPart {

    private QualityPart() {}

    /**
     * Called once, by the module.
     *
     * @throws dev.etlpipeline.core.settings.SettingsException where a least score cannot be
     */
    public static void install(Registry registry, SettingsReader settings, Secrets secrets) {
        registry.rule(ExpressionRule.NAME, RuleFactory.reading(ExpressionRule::create, ExpressionRule::reads));
        registry.rule(FreshnessRule.NAME, FreshnessRule::create);
        registry.rule(ReferenceRule.NAME, ReferenceRule.factory(new ReferenceFiles(registry.home())));
        registry.rule(ShareRule.NAME, ShareRule::create);
        registry.rule(UniqueRule.NAME, RuleFactory.reading(UniqueRule::create, UniqueRule::reads));
        QualitySettings read = settings.read(QualitySettings.class);
        Minimums.of(read);
        QualityGate gate = new QualityGate(read, () -> all(registry.rules()), secrets);
        registry.listen(gate);
        registry.participate(gate);
        registry.preflight(gate);
        registry.command(QualityCommand::create);
    }

    private static Map<String, RuleFactory> all(Map<String, RuleFactory> modules) {
        Map<String, RuleFactory> all = new HashMap<>(StepCatalogue.core().rules());
        all.putAll(modules);
        return all;
    }
}
