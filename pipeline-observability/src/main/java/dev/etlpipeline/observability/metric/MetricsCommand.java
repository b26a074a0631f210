package dev.etlpipeline.observability.metric;

import dev.etlpipeline.core.module.Workspace;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Says which metrics there are. */
@Command(
        name = "metrics",
        description = "Lists the metrics of runs: name, kind, unit, tags.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline metrics",
            "  pipeline metrics --page",
            "  pipeline run --set observability.metrics.json=true"
        })
final class MetricsCommand implements Callable<Integer> {

    private final Workspace workspace;

    @Option(names = "--page", description = "Print docs/observability/metrics.md, made from the code.")
    boolean page;

    MetricsCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() {
        PrintStream out = workspace.out();
        if (page) {
            out.print(MetricsPage.markdown());
        } else {
            for (Metric metric : Metric.values()) {
                out.printf(
                        "%-40s %-8s %s%n",
                        metric.metricName(),
                        Metric.word(metric.kind()),
                        metric.unit().orElse(""));
                if (!metric.tags().isEmpty()) {
                    out.println("  by " + String.join(", ", metric.tags()));
                }
            }
            out.println();
            out.println("What each of them is: docs/observability/metrics.md");
        }
        out.flush();
        return ExitCode.OK;
    }
}
