package dev.etlpipeline.governance.audit;

import dev.etlpipeline.core.settings.Setting;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** What is put on record. */
@ConfigMapping(prefix = "governance.audit")
public interface AuditSettings {

    @Setting("Whether runs and what people do by commands are put on record in governance.audit_event.")
    @WithDefault("true")
    boolean enabled();

    @Setting("Of which columns changes are put on record, as keyed hashes: personal (those tagged so), all, or none.")
    @WithDefault("personal")
    Changes changes();

    Anchor anchor();

    /** Of which columns changes are put on record. */
    enum Changes {
        PERSONAL,
        ALL,
        NONE
    }

    /** Where the chain's state is written down, out of the database's reach. */
    interface Anchor {

        @Setting(
                "File that lines are added to, from time to time, with the number and the hash of a pipeline's last event."
                        + " Keep it, or a copy, where the database's administrators cannot write.")
        @WithDefault("audit/anchors.log")
        Path file();

        @Setting(value = "Events of a run between two such lines; at its end there is one anyway.", min = 1)
        @WithDefault("1000")
        int every();
    }
}
