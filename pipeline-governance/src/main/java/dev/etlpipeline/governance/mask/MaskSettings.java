package dev.etlpipeline.governance.mask;

import dev.etlpipeline.core.settings.Setting;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/** How personal values are masked. */
@ConfigMapping(prefix = "governance.mask")
public interface MaskSettings {

    @Setting(
            "What becomes of personal values on their way into the target: mask; clear, as they are; or encrypted: what"
                    + " governance.scheme encrypts is, and the rest is masked.")
    @WithDefault("mask")
    MaskMode mode();

    @Setting(
            "By kind of value, such as email: redact, partial, keyed, generalise, fake or null. Where it is not set, what"
                    + " docs/governance/masking.md says of the kind. A column's tag, such as mask:keyed, wins over it.")
    Map<String, Mask> kinds();

    @Setting(
            "Where masked telephone numbers are taken from: reserved, which ring nobody, but are 16,000 in all; or any, 50"
                    + " million mobile numbers, that may be somebody's.")
    @WithDefault("reserved")
    PhoneRange phones();
}
