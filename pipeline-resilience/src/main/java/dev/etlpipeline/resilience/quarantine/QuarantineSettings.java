package dev.etlpipeline.resilience.quarantine;

import dev.etlpipeline.core.settings.Setting;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where bad records go, and what is kept of them. */
@ConfigMapping(prefix = "quarantine")
public interface QuarantineSettings {

    @Setting("Where records that are set aside go: table (etl.quarantine, in their chunk's transaction), file (under"
            + " paths.rejects), or both.")
    @WithDefault("table")
    RejectPlace sink();

    @Setting(
            "What the table keeps of such a record: clear, as it stood in the file; encrypted, and nothing where no module"
                    + " encrypts; none; or profile: what the modules that protect personal data leave of it, all of it where there"
                    + " are none. What is not kept can be replayed only where it was mended.")
    @WithDefault("profile")
    KeptRaw raw();
}
