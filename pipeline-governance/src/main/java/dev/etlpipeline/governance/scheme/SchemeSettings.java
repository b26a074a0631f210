package dev.etlpipeline.governance.scheme;

import dev.etlpipeline.core.settings.Setting;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.util.List;
import java.util.Map;

/** The classes of data: how each is handled, and who may see what. */
@ConfigMapping(prefix = "governance.scheme")
public interface SchemeSettings {

    @WithName("public")
    HandlingSettings open();

    HandlingSettings internal();

    HandlingSettings confidential();

    HandlingSettings personal();

    HandlingSettings sensitivePersonal();

    @Setting("The class of columns that are tagged with neither a class nor a kind.")
    @WithDefault("internal")
    DataClass untagged();

    @Setting("By name of a role: the users of the operating system who have it. A role without members lets nobody in.")
    Map<String, List<String>> members();
}
