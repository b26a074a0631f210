package dev.etlpipeline.observability.health;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.engine.PipelineCheck;
import dev.etlpipeline.core.module.HealthCheck;
import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.run.Failures;
import java.util.List;

/** Whether the definition can be read, and the settings have what its enrichments need. Invalid settings start no command. */
final class ConfigurationCheck implements HealthCheck {

    private final Workspace workspace;

    ConfigurationCheck(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public String name() {
        return "configuration";
    }

    @Override
    public Report check() {
        PipelineDefinition definition;
        try {
            definition = workspace.definition(null);
        } catch (RuntimeException e) {
            return new Report(Health.DOWN, Failures.describe(e));
        }
        List<String> problems = new PipelineCheck(
                        workspace.modules(), workspace.settings(), workspace.home(), workspace.clock())
                .enrichments(definition);
        return problems.isEmpty()
                ? new Report(Health.UP, "settings and the definition of " + definition.name() + " fit together")
                : new Report(Health.DOWN, String.join("; ", problems));
    }
}
