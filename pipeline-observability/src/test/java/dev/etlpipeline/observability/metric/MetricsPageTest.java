package dev.etlpipeline.observability.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.observability.WatchedRun;
import dev.etlpipeline.testkit.H2Databases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MetricsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "observability", "metrics.md");

    @Test
    void theCommittedPageIsWhatTheCodeSays(@TempDir Path folder) throws IOException {
        WatchedRun run = new WatchedRun(folder, H2Databases.inFolder(folder));

        new CommandLine(new MetricsCommand(run.workspace())).execute("--page");

        assertThat(Files.readString(PAGE))
                .as("written anew by: ./pipeline metrics --page > docs/observability/metrics.md")
                .isEqualTo(run.workspace().printed());
    }

    @Test
    void theCommandListsEveryMetric(@TempDir Path folder) throws IOException {
        WatchedRun run = new WatchedRun(folder, H2Databases.inFolder(folder));

        int exit = new CommandLine(new MetricsCommand(run.workspace())).execute();

        assertThat(exit).isZero();
        assertThat(run.workspace().printed())
                .contains(Arrays.stream(Metric.values()).map(Metric::metricName).toList());
        assertThat(run.workspace().printed().lines()).allMatch(line -> line.length() <= 80);
    }
}
