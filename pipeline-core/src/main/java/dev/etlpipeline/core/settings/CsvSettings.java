package dev.etlpipeline.core.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How CSV files are read. */
@ConfigMapping(prefix = "csv")
public interface CsvSettings {

    @Setting(value = "Bytes of a record, at most; a longer one is a reject.", min = 16, max = 268_435_456)
    @WithDefault("1048576")
    int maxRecordBytes();
}
