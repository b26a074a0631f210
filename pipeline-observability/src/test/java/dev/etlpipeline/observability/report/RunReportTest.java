package dev.etlpipeline.observability.report;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.etlpipeline.core.control.RunHistory;
import dev.etlpipeline.core.control.RunRecord;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.observability.WatchedRun;
import dev.etlpipeline.testkit.H2Databases;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is kept of a run, and the page made of it. */
class RunReportTest {

    private static final WireMockServer SERVER =
            new WireMockServer(wireMockConfig().dynamicPort());
    private static final String[] PEOPLE = {
        "1,Marker-Ann,31,SW1A 1AA",
        "2,,44,SW1A 1AA",
        "3,Marker-Cy,200,EH1 1YZ",
        "4,Marker-Di,40,EH1 1YZ",
        "1,Marker-Jo,1,"
    };

    @TempDir
    private Path folder;

    private WatchedRun run;
    private final StringWriter complaints = new StringWriter();

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @BeforeEach
    void make() throws IOException {
        SERVER.resetAll();
        run = new WatchedRun(folder, H2Databases.inFolder(folder)).asking(SERVER, "SW1A 1AA", "EH1 1YZ");
    }

    private RunFigures figures(RunResult result) throws IOException {
        return new FiguresFolder(run.reports(), 1000)
                .read(result.runId().value())
                .orElseThrow();
    }

    private int report(String... arguments) {
        return ReportCommand.create(run.workspace())
                .setErr(new PrintWriter(complaints, true))
                .execute(Stream.concat(Stream.of("run"), Stream.of(arguments)).toArray(String[]::new));
    }

    private String page(RunResult result) throws IOException {
        return Files.readString(run.reports().resolve(result.runId() + ".html"));
    }

    @Test
    void theFiguresKeptAreThoseOfTheAuditAndOfTheMetrics() throws IOException {
        RunResult result = run.load(PEOPLE);

        RunFigures figures = figures(result);
        RunFigures.Account account = figures.account();
        assertThat(account).isEqualTo(audited(result));
        assertThat(account.read()).isEqualTo(5);
        assertThat(figures.rejects()).isEqualTo(result.rejects()).containsEntry("required", 1L);
        String scraped = run.metrics().scrape();
        assertThat(scraped)
                .contains("etl_rows_total{outcome=\"inserted\",pipeline=\"" + run.name() + "\"} " + account.inserted()
                        + ".0")
                .contains("etl_rows_total{outcome=\"quarantined\",pipeline=\"" + run.name() + "\"} "
                        + account.quarantined() + ".0");
        assertThat(figures.apis()).singleElement().satisfies(api -> {
            assertThat(api.calls()).isEqualTo(SERVER.getAllServeEvents().size());
            assertThat(api.failed()).isZero();
            assertThat(api.p95Ms()).isBetween(api.p50Ms(), api.maxMs() * 1.1);
        });
        assertThat(figures.database().commits()).isEqualTo(1);
        assertThat(figures.database().statements()).isGreaterThan(5);
        assertThat(figures.database().slowest())
                .isSortedAccordingTo(
                        Comparator.comparing(RunFigures.Statement::totalMs).reversed())
                .anyMatch(statement -> statement.table().startsWith("etl."));
    }

    private RunFigures.Account audited(RunResult result) {
        try (Warehouse warehouse = run.workspace().existingWarehouse("test")) {
            RunRecord record = new RunHistory(warehouse)
                    .beginningWith(result.runId().value(), 1)
                    .get(0);
            return AuditCheck.account(Objects.requireNonNull(record.account()));
        }
    }

    @Test
    @Criterion("execution-metrics.2")
    void keepsThePeakOfMemoryAndMomentsOfTheRun() throws IOException {
        RunFigures figures = figures(run.load(PEOPLE));

        assertThat(figures.machine().heapPeak())
                .isPositive()
                .isGreaterThanOrEqualTo(figures.samples().stream()
                        .mapToLong(RunFigures.Sample::heap)
                        .max()
                        .orElseThrow());
        assertThat(figures.machine().cpuMs()).isPositive();
        assertThat(figures.samples().get(figures.samples().size() - 1).rows()).isEqualTo(5);
    }

    @Test
    @Criterion("execution-metrics.3")
    void tellsResponseTimesAndTheShareThatSucceeded() throws IOException {
        SERVER.stubFor(post("/postcodes")
                .withRequestBody(equalToJson("{\"postcodes\": [\"E1 1AA\"]}"))
                .willReturn(aResponse().withStatus(500)));

        RunResult result = run.load("1,Marker-Ann,31,SW1A 1AA", "2,Marker-Bo,44,E1 1AA");

        assertThat(result.state()).isEqualTo(RunState.FAILED);
        RunFigures.Api api = figures(result).apis().get(0);
        assertThat(api.failed()).isEqualTo(1);
        assertThat(api.failures()).containsOnlyKeys("status");
        assertThat(api.statuses()).containsEntry("500", 1L);
        assertThat(SummaryLines.of(figures(result))).anyMatch(line -> line.startsWith("postcode-api: "));
    }

    @Test
    @Criterion("execution-metrics.4")
    void writesAPageThatNeedsNothingElseAndAgreesWithTheWarehouse() throws IOException {
        RunResult result = run.load(PEOPLE);

        int exit = report("last");

        assertThat(exit).isZero();
        assertThat(run.workspace().printed()).contains("The warehouse's audit row", "says the same: SUCCEEDED, 5 = ");
        String page = page(result);
        assertThat(page)
                .contains("<b>5</b><span>read</span>", "<b>2</b><span>quarantined</span>", "says the same", "<svg")
                .contains(
                        ">required</th>",
                        ">range</th>",
                        "postcode-api",
                        "prefers-color-scheme: dark",
                        "width=device-width")
                .doesNotContain("{{", "<script", "Marker", "SW1A");
        assertThat(page.replace("http://www.w3.org", "")).doesNotContain("http://", "https://", "url(");
    }

    @Test
    void saysSoWhereTheWarehouseSaysOtherwise() throws IOException, SQLException {
        RunResult result = run.load(PEOPLE);
        try (Warehouse warehouse = run.workspace().existingWarehouse("test");
                Connection connection = warehouse.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE etl.enrichment_audit SET rows_inserted = rows_inserted + 1");
        }

        int exit = report("last");

        assertThat(exit).isEqualTo(1);
        assertThat(run.workspace().printed()).contains("The warehouse says otherwise");
        assertThat(page(result)).contains("class=\"bad\">The warehouse says otherwise");
    }

    @Test
    void takesPartOfAnIdAndAnotherFile() throws IOException {
        RunResult result = run.load(PEOPLE);
        Path file = folder.resolve("page.html");

        int exit = report(result.runId().value().substring(0, 20), "--output", file.toString());

        assertThat(exit).isZero();
        assertThat(file).content().contains(result.runId().value());
    }

    @Test
    void keepsFiguresOfADryRunAndComparesThemWithNothing() throws IOException {
        run.load(PEOPLE);
        RunResult dry = run.dry(PEOPLE);

        assertThat(report("last")).isZero();

        assertThat(page(dry))
                .contains("a dry run: nothing was written", "A dry run: the warehouse knows nothing of it.");
    }

    @Test
    void complainsOfWhatIsNotThere() throws IOException {
        assertThat(report("last")).isEqualTo(2);
        assertThat(complaints.toString()).contains("There are no figures of runs in");
        run.load(PEOPLE);

        assertThat(report("2001")).isEqualTo(2);
        assertThat(complaints.toString()).contains("There are no figures of a run 2001");
        assertThat(report("last", "--output", folder.toString())).isEqualTo(2);
        assertThat(complaints.toString()).contains("is no file in a folder that is there");
    }

    @Test
    void asksWhichRunIsMeant() throws IOException {
        run.load(PEOPLE);
        run.load(PEOPLE);

        assertThat(report("2")).isEqualTo(2);

        assertThat(complaints.toString()).contains("2 runs begin with 2: the last one is");
    }

    @Test
    void asksWhichReportIsMeant() {
        int exit = ReportCommand.create(run.workspace())
                .setErr(new PrintWriter(complaints, true))
                .execute();

        assertThat(exit).isEqualTo(2);
        assertThat(complaints.toString()).contains("Which report? There is: run.");
    }

    @Test
    void keepsAsManyAsSettingsSay() throws IOException {
        run.with("observability.report.keep", "2");
        Files.createDirectories(run.reports());
        Files.writeString(run.reports().resolve("20010101T000000Z-000000.json"), "{}");
        Files.writeString(run.reports().resolve("mine.json"), "{}");
        run.load(PEOPLE);

        run.load(PEOPLE);

        assertThat(new FiguresFolder(run.reports(), 1).runs()).hasSize(2).noneMatch(id -> id.startsWith("2001"));
        assertThat(run.reports().resolve("mine.json")).exists();
    }

    @Test
    void keepsNothingWhereItIsOff() throws IOException {
        run.with("observability.report.enabled", "false");

        run.load(PEOPLE);

        assertThat(run.reports()).doesNotExist();
    }

    @Test
    void letsARunEndWellWhereTheFolderCannotBeWrittenTo() throws IOException {
        Files.writeString(run.reports(), "a file where a folder should be");

        assertThat(run.load(PEOPLE).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void namesAFileThatIsDamaged() throws IOException {
        RunResult result = run.load(PEOPLE);
        Files.writeString(run.reports().resolve(result.runId() + ".json"), "{\"run\":");

        CommandLine command = ReportCommand.create(run.workspace());
        command.setErr(new PrintWriter(complaints, true));

        assertThat(command.execute("run", "last")).isNotZero();
        assertThat(complaints.toString()).contains(result.runId() + ".json cannot be read");
    }
}
