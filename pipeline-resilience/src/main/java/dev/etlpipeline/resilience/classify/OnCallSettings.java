package dev.etlpipeline.resilience.classify;

import dev.etlpipeline.core.settings.Setting;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who is called when something fails: roles, such as names of teams or of a rota, never names of persons. */
@ConfigMapping(prefix = "resilience.on-call")
public interface OnCallSettings {

    @Setting("Who is called first, whatever it is.")
    @WithDefault("on-call engineer")
    String first();

    @Setting("Who is called where the first does not answer in time.")
    @WithDefault("second in line")
    String second();

    @Setting("Who decides, and tells the users.")
    @WithDefault("team lead")
    String lead();

    @Setting("Who owns the warehouse's server.")
    @WithDefault("database team")
    String database();

    @Setting("Who talks to the providers of the APIs.")
    @WithDefault("integration team")
    String api();

    @Setting("Who owns the files and what stands in them.")
    @WithDefault("data steward")
    String data();

    @Setting("Who gives logins, rights and keys.")
    @WithDefault("security team")
    String security();

    @Setting("Who changes the pipeline.")
    @WithDefault("pipeline team")
    String developers();

    @Setting("How long a turn lasts, and when it changes.")
    @WithDefault("one week, from Monday 09:00 to Monday 09:00")
    String rotation();

    @Setting("What whoever goes off call gives to whoever comes on.")
    @WithDefault("open incidents, runs that are suspended, files that are expected")
    String handover();
}
