package dev.etlpipeline.observability.health;

import dev.etlpipeline.core.module.HealthCheck;
import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.settings.PathSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether the file is there that a run reads where none is named. */
final class InputCheck implements HealthCheck {

    private final Workspace workspace;

    InputCheck(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public String name() {
        return "input";
    }

    @Override
    public Report check() {
        String named = workspace.settings().read(PathSettings.class).input();
        Path file = workspace.home().resolve(named);
        if (!Files.exists(file)) {
            return new Report(Health.DEGRADED, named + " is not there; name another by --input or paths.input");
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            return new Report(Health.DOWN, named + " is no file that this user can read; check its rights");
        }
        try {
            long bytes = Files.size(file);
            return bytes == 0
                    ? new Report(Health.DEGRADED, named + " is empty")
                    : new Report(Health.UP, named + " can be read, " + Words.bytes(bytes));
        } catch (IOException e) {
            return new Report(
                    Health.DOWN, named + " cannot be looked at: " + e.getClass().getSimpleName());
        }
    }
}
