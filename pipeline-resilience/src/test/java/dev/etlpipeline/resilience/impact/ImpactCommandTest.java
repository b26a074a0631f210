package dev.etlpipeline.resilience.impact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.control.RunAudit;
import dev.etlpipeline.core.control.SourceFiles;
import dev.etlpipeline.core.run.Accounting;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.source.SourceFile;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.resilience.ResilienceModule;
import dev.etlpipeline.testkit.H2Databases;
import dev.etlpipeline.testkit.TestRun;
import dev.etlpipeline.testkit.TestWorkspace;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImpactCommandTest {

    private static final SourceFile FILE = new SourceFile("customers.csv", "a".repeat(64), 10);

    @TempDir
    Path folder;

    private final StringWriter refused = new StringWriter();

    @Test
    @Criterion("failure-impact.4")
    void printsTheBriefingFromTheRunsOfTheWarehouse() throws SQLException {
        TestWorkspace workspace = workspace(Map.of());
        run(workspace, "customers", RunState.SUSPENDED);
        run(workspace, "customers", RunState.SUCCEEDED);

        int code = execute(workspace, "--cost-per-hour", "250");

        assertThat(code).as(refused.toString()).isZero();
        assertThat(workspace.printed())
                .contains(
                        "at 250 for an hour",
                        "2 runs since ",
                        "1 loaded all rows, 1 did not",
                        "1 outage and 0 late loads",
                        "This history is too short to tell how often anything fails",
                        "Matrix: how often, and what one costs",
                        "Measures, in the order in which they are recommended",
                        "What remains when all of these are done");
        assertThat(workspace.printed().lines()).allMatch(line -> line.length() <= 80);
        for (Failure failure : Failure.values()) {
            assertThat(workspace.printed()).contains(failure.word());
        }
        for (Measure measure : Measure.values()) {
            assertThat(workspace.printed()).contains(measure.word() + ": ");
        }
    }

    @Test
    @Criterion("failure-impact.4")
    void writesOnePageThatNeedsNothingElse() throws SQLException, IOException {
        TestWorkspace workspace = workspace(Map.of("resilience.impact.currency", "<b>&"));
        run(workspace, "customers", RunState.FAILED);
        Path page = folder.resolve("briefing.html");

        int code = execute(workspace, "--cost-per-hour", "250", "--html", page.toString());

        assertThat(code).as(refused.toString()).isZero();
        String html = Files.readString(page);
        assertThat(html)
                .contains("&lt;b&gt;&amp;", "check-before", "(goes on)")
                .doesNotContain("{{", "<b>", "<script", "src=", "href=", "url(");
        for (Failure failure : Failure.values()) {
            assertThat(html).contains("<strong>" + failure.word() + "</strong>");
        }
        assertThat(workspace.printed()).contains("The page: " + page);
    }

    @Test
    void takesTheCostOfAnHourFromSettingsToo() throws SQLException {
        TestWorkspace workspace = workspace(Map.of("resilience.impact.cost-per-hour", "75"));
        run(workspace, "customers", RunState.SUCCEEDED);

        assertThat(execute(workspace)).as(refused.toString()).isZero();

        assertThat(workspace.printed()).contains("at 75 for an hour");
    }

    @Test
    void looksAtOnePipelineWhereOneIsNamed() throws SQLException {
        TestWorkspace workspace = workspace(Map.of());
        run(workspace, "customers", RunState.FAILED);
        run(workspace, "orders", RunState.SUCCEEDED);

        assertThat(execute(workspace, "--cost-per-hour", "1", "--pipeline", "orders"))
                .isZero();

        assertThat(workspace.printed()).contains("1 run since ", "1 loaded all rows, 0 did not");
    }

    @Test
    void saysThatNothingWasRun() {
        TestWorkspace workspace = workspace(Map.of());
        workspace.newWarehouse().close();

        assertThat(execute(workspace, "--cost-per-hour", "1")).isZero();

        assertThat(workspace.printed()).contains("No run has ended yet.", "too short");
    }

    @Test
    void refusesWhatCannotBeReckonedWith() throws SQLException {
        TestWorkspace workspace = workspace(Map.of());
        run(workspace, "customers", RunState.SUCCEEDED);

        refuses(workspace, "What does an hour cost");
        refuses(workspace, "must be 0 or more, but is -1.0", "--cost-per-hour", "-1");
        refuses(workspace, "must be 0 or more, but is NaN", "--cost-per-hour", "NaN");
        refuses(workspace, "there are runs of customers.", "--cost-per-hour", "1", "--pipeline", "nope");
        refuses(
                workspace,
                "is no file in a folder that is there",
                "--cost-per-hour",
                "1",
                "--html",
                folder.resolve("no/such.html").toString());
    }

    @Test
    void refusesAnAssumptionAboutNoFailure() {
        TestWorkspace workspace = workspace(Map.of("resilience.impact.assumed.rain.per-year", "100"));

        refuses(
                workspace,
                "resilience.impact.assumed.rain: there is no such failure; there are transient, ",
                "--cost-per-hour",
                "1");
    }

    private void refuses(TestWorkspace workspace, String why, String... arguments) {
        assertThat(execute(workspace, arguments)).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(refused.toString()).contains(why);
    }

    private TestWorkspace workspace(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(H2Databases.inFolder(folder).settings());
        all.putAll(settings);
        return new TestWorkspace(folder, all, new ResilienceModule());
    }

    private int execute(TestWorkspace workspace, String... arguments) {
        Object command = workspace.modules().commands(workspace).stream()
                .filter(ImpactCommand.class::isInstance)
                .findFirst()
                .orElseThrow();
        return new CommandLine(command).setErr(new PrintWriter(refused, true)).execute(arguments);
    }

    private static void run(TestWorkspace workspace, String pipeline, RunState state) throws SQLException {
        try (Warehouse warehouse = workspace.newWarehouse();
                Connection connection = warehouse.dataSource().getConnection()) {
            long file = SourceFiles.register(connection, FILE, Clock.systemUTC());
            RunAudit audit = RunAudit.start(connection, new TestRun(pipeline), file, 1, "test");
            audit.end(connection, Clock.systemUTC(), state, new Accounting(0, 0, 0, 0, 0, 0), null);
        }
    }
}
