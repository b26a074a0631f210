package dev.etlpipeline.governance.key;

import dev.etlpipeline.core.settings.Setting;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Where the master key stands, from which others are made, and the data keys that it wraps. */
@ConfigMapping(prefix = "governance.keys")
public interface KeySettings {

    @Setting("File of the master key, 32 bytes in Base64, for its owner alone (mode 0600). Never beside the data.")
    @WithDefault("keys/governance.key")
    Path file();

    @Setting(
            value = "The master key itself, in place of the file. Give a reference such as ${GOVERNANCE_KEY}.",
            secret = true)
    Optional<String> master();

    @Setting(
            "Whether a missing file is made by the first run that needs a key. Where it is not, runs without a key hash"
                    + " rows without one, and what cannot do without a key refuses to start.")
    @WithDefault("true")
    boolean create();

    @Setting("File of the data keys that values are encrypted with, each wrapped by the master key or the KMS. Made by"
            + " ./pipeline keys create. Never beside the data, and never lost: keep copies.")
    @WithDefault("keys/data-keys.json")
    Path dataFile();

    @Setting("Class that has a KMS wrap the data keys in place of the master key, by its full name: it implements"
            + " dev.etlpipeline.governance.key.KeyManagement and has a constructor without parameters.")
    Optional<String> manager();
}
