package dev.etlpipeline.app;

import dev.etlpipeline.core.module.PipelineModule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Commands on the files that ship, with folders of the test's own for whatever is written. */
final class CommandFixture {

    static final Path HOME = Path.of("").toAbsolutePath().getParent();

    private final Path var;
    private ScreenFixture screen = new ScreenFixture();

    CommandFixture(Path var) {
        this.var = var;
    }

    /** What the last command printed. */
    String out() {
        return screen.out();
    }

    String err() {
        return screen.err();
    }

    int execute(String... args) {
        return execute(List.of(), args);
    }

    int execute(List<PipelineModule> modules, String... args) {
        screen = new ScreenFixture();
        return execute(modules, screen.plain(), args);
    }

    int execute(List<PipelineModule> modules, Screen on, String... args) {
        SettingsOptions options = SettingsOptions.peek(args);
        for (String folder : List.of("database", "rejects", "logs", "spool")) {
            options.overrides.putIfAbsent("paths." + folder, var.resolve(folder).toString());
        }
        App app = App.assemble(modules, options, on, HOME, Map.of());
        try {
            return Commands.of(app).execute(args);
        } finally {
            LogFile.close();
        }
    }
}
