package dev.etlpipeline.governance.mask;

import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.governance.key.Secrets;
import dev.etlpipeline.governance.scheme.Scheme;
import java.util.function.Supplier;

/** Masks personal data wherever the profile says so: in the target, and in what is kept of rejects. */
public final class Masking {

    /** Purpose of its key. */
    static final String KEY = "mask";

    private Masking() {}

    /**
     * Registers it.
     *
     * @throws dev.etlpipeline.core.settings.SettingsException where the settings name what there is not
     */
    public static void install(Registry registry, SettingsReader settings, Scheme scheme, Secrets secrets) {
        MaskPolicy policy = MaskPolicy.of(settings.read(MaskSettings.class), scheme);
        Supplier<Pseudonyms> key = () -> new Pseudonyms(secrets.required(KEY));
        registry.codec(new MaskingCodec(policy, key));
        if (policy.mode() != MaskMode.CLEAR) {
            registry.rawView(new ShapeView());
        }
        registry.listen(new SaysSo(policy));
        registry.command(workspace -> new MaskCommand(workspace, policy, key));
    }
}
