package dev.etlpipeline.governance.encrypt;

import dev.etlpipeline.core.settings.Setting;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Which columns are encrypted, and who may read single values again. */
@ConfigMapping(prefix = "governance.encrypt")
public interface EncryptSettings {

    @Setting(
            "Columns that are encrypted beside those that a definition tags with encrypt or whose class says so (governance.scheme): AES-GCM, where the same value"
                    + " never looks the same twice. None of the key.")
    Optional<List<String>> columns();

    @Setting("Columns that are encrypted so that equal values look equal, beside those that a definition tags with"
            + " encrypt:joinable: AES-SIV. Joins and lookups of equal values work, and who reads the table sees which"
            + " rows agree.")
    Optional<List<String>> joinable();

    @Setting(
            "Users of the operating system who may see any value by ./pipeline decrypt, beside those whose roles may see the"
                    + " class of a column (governance.scheme).")
    Optional<List<String>> readers();

    @Setting(
            value = "From which age on of the active key the health check says that it is time to rotate.",
            atLeast = "P1D",
            atMost = "P3650D")
    @WithDefault("P365D")
    Duration rotateAfter();

    @Setting(value = "Rows that ./pipeline keys rotate reads and writes at once.", min = 10, max = 10_000)
    @WithDefault("500")
    int batchRows();

    @Setting(
            "What becomes of a run whose line to the warehouse or to an API on another machine is not encrypted, or takes"
                    + " any certificate: warn shows it in ./pipeline health, refuse keeps the run from beginning too.")
    @WithDefault("warn")
    OnClearLine clearLine();
}
