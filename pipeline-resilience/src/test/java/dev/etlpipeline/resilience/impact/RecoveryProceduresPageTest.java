package dev.etlpipeline.resilience.impact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.resilience.ResilienceModule;
import dev.etlpipeline.testkit.H2Databases;
import dev.etlpipeline.testkit.TestWorkspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What people wrote into docs/resilience/recovery-procedures.md is complete. */
class RecoveryProceduresPageTest {

    private static final Set<RunState> WELL = Set.of(RunState.RUNNING, RunState.SUCCEEDED);

    private final ProjectPage page = new ProjectPage("docs/resilience/recovery-procedures.md");

    @Test
    @Criterion("recovery-procedures.1")
    void eachWayInWhichARunEndsBadlyHasAProcedure() throws IOException {
        List<List<String>> procedures = page.table("exit code | state | procedure");

        for (RunState state : RunState.values()) {
            if (!WELL.contains(state)) {
                assertThat(procedures).as(state.name()).anySatisfy(row -> {
                    assertThat(row.get(0)).contains(Integer.toString(state.exitCode()));
                    assertThat(row.get(1)).contains("`" + state + "`");
                });
                assertThat(page.text()).contains("\n## " + state + ": ");
            }
        }
        assertThat(procedures).anySatisfy(row -> assertThat(row.get(0)).isEqualTo("2"));
    }

    @Test
    @Criterion("recovery-procedures.4")
    void whomToCallComesOutOfTheSettings(@TempDir Path folder) {
        Map<String, String> settings =
                new TreeMap<>(H2Databases.inFolder(folder).settings());
        settings.put("resilience.on-call.first", "night desk");
        settings.put("resilience.on-call.security", "keepers of the keys");
        TestWorkspace workspace = new TestWorkspace(folder, settings, new ResilienceModule());
        CommandLine line = new CommandLine(CommandLine.Model.CommandSpec.create());
        workspace.modules().commands(workspace).forEach(line::addSubcommand);

        assertThat(line.execute("errors", "permission")).isZero();

        assertThat(workspace.printed()).containsPattern("night desk, then keepers of the\\s+keys, then ");
    }
}
