package dev.etlpipeline.governance.classify;

import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.settings.CsvSettings;

/** What the module has to say of columns: the command {@code classify}, and a look at each file before its first row. */
public final class Classification {

    private Classification() {}

    /** Registers it. */
    public static void install(Registry registry, SettingsReader settings) {
        registry.command(workspace -> ClassifyCommand.of(workspace, registry.actions()));
        registry.preflight(
                new UntaggedColumns(settings.read(ClassifySettings.class), settings.read(CsvSettings.class)));
    }
}
