package dev.etlpipeline.core.settings;

import dev.etlpipeline.core.definition.ExtraColumns;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What becomes of columns that file and definition do not have in common. */
@ConfigMapping(prefix = "columns")
public interface ColumnSettings {

    @Setting("What to do with columns of the file that the definition does not declare: ignore reports them and drops"
            + " their values, refuse ends the run before its first row. A definition's source.extra-columns"
            + " decides for its own files.")
    @WithDefault("ignore")
    ExtraColumns extra();
}
