package dev.etlpipeline.chaos.databaseloss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.chaos.experiment.DrillContext;
import dev.etlpipeline.chaos.experiment.DrillContext.Access;
import dev.etlpipeline.chaos.experiment.DrillResult;
import dev.etlpipeline.chaos.experiment.DrillRun;
import dev.etlpipeline.chaos.experiment.DrillWatcher;
import dev.etlpipeline.chaos.experiment.Speed;
import dev.etlpipeline.chaos.experiment.Verdict;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.testkit.SqlServerDatabases;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The faults whose marks are others on SQL Server: its bulk copies, its errors, its commits. */
@EnabledIf("dev.etlpipeline.chaos.child.Installed#resilience")
class DatabaseLossOnSqlServerTest {

    private static final long SEED = 7;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"connections-cut", "server-gone", "commit-cut"})
    @Criterion("drill-database-loss.1")
    @Criterion("drill-database-loss.3")
    void theLoadComesThrough(String fault) throws Exception {
        Map<String, String> server = SqlServerDatabases.orSkip().settings();
        DrillContext context = new DrillContext(
                Path.of("..").toAbsolutePath(), folder.resolve(fault), SEED, Speed.TEST, null, access(server));

        DrillResult result =
                new DrillRun(Clock.systemUTC(), new DrillWatcher() {}).run(new DatabaseLossDrill(), context, fault);

        assertThat(result.verdict()).as(result.experiments().toString()).isEqualTo(Verdict.PASSED);
    }

    /** A commit can be found on a line that is not encrypted; this one never leaves the machine that tests. */
    private static Access access(Map<String, String> server) {
        String url = server.getOrDefault("warehouse.url", "").replaceAll("(?i);encrypt=\\w+", "");
        return new Access(
                url + ";encrypt=false",
                server.getOrDefault("warehouse.user", ""),
                server.getOrDefault("warehouse.password", ""));
    }
}
