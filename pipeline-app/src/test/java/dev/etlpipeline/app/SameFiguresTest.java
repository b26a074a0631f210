package dev.etlpipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.sandbox.api.SimulatedApiSettings;
import dev.etlpipeline.sandbox.api.SimulatedApis;
import dev.etlpipeline.sandbox.generator.BadRecord;
import dev.etlpipeline.sandbox.generator.CustomerGenerator;
import dev.etlpipeline.testkit.H2Databases;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * One run with slow APIs and 4 % bad rows, told by everything that tells of runs: the same rows and the same rejects everywhere,
 * and they are the database's. Skipped where no module watches runs.
 */
@Timeout(240)
class SameFiguresTest {

    private static final long ROWS = 1_000;
    private static final List<String> NAMES =
            List.of("read", "inserted", "updated", "unchanged", "superseded", "quarantined");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LAW = Pattern.compile(
            "\\n *([\\d,]+) = *([\\d,]+) \\+ *([\\d,]+) \\+ *([\\d,]+) \\+ *([\\d,]+) \\+ *([\\d,]+)\\n");
    private static final Pattern REASON = Pattern.compile("\\n +([\\d,]+)  (\\S+) +first at record [\\d,]+");
    private static final Pattern MORE_REASONS = Pattern.compile("and (\\d+) more reason");
    private static final Pattern CALLS = Pattern.compile("(\\S+-api): ([\\d,]+) calls");
    private static final Pattern TILE = Pattern.compile("<b>([\\d,]+)</b><span>(\\w+)</span>");
    private static final Pattern BAR =
            Pattern.compile("<th scope=\"row\">([^<]+)</th><td class=\"bar\">.*?</td><td>([\\d,]+)</td>");
    private static final Pattern SERIES = Pattern.compile("(?m)^(\\w+)\\{(.*)} (\\S+)$");

    @TempDir
    private static Path home;

    private static final ScreenFixture SCREEN = new ScreenFixture();
    private static final Map<String, String> ANSWERS = new TreeMap<>();
    private static String terminal = "";
    private static String run = "";
    private static String report = "";
    private static Map<String, Long> rows = Map.of();
    private static Map<String, Long> rejects = Map.of();

    @BeforeAll
    static void runOnceAndAskEverybody() throws Exception {
        Path file = home.resolve("customers.csv");
        List<BadRecord> bad = new CustomerGenerator(11, 0.04).generate(ROWS, file);
        SimulatedApiSettings slow = SimulatedApiSettings.defaults().withDelay(Duration.ofMillis(150));
        try (SimulatedApis apis = SimulatedApis.start(slow)) {
            App app = app(apis);
            Assumptions.assumeTrue(
                    Commands.of(app).getSubcommands().containsKey("serve"), "no module here watches runs");
            int code = Commands.of(app).execute("run", "--input", file.toString());
            terminal = SCREEN.err() + SCREEN.out();
            assertThat(code).as(terminal).isZero();
            run = found(Pattern.compile("Run (\\S+) of customers"), SCREEN.out())
                    .group(1);
            Path page = home.resolve("report.html");
            Commands.of(app).execute("report", "run", "last", "--output", page.toString());
            report = Files.readString(page);
            serve(app(apis));
        } finally {
            LogFile.close();
        }
        assertThat((double) bad.size() / ROWS).isBetween(0.03, 0.05);
        rows = audited();
        rejects = byRule(bad);
    }

    @AfterAll
    static void forget() {
        ANSWERS.clear();
    }

    private static App app(SimulatedApis apis) {
        SettingsOptions options = new SettingsOptions();
        for (String folder : List.of("database", "rejects", "logs", "spool", "reports")) {
            options.overrides.put("paths." + folder, home.resolve(folder).toString());
        }
        options.overrides.put("observability.live.folder", home.resolve("live").toString());
        options.overrides.put("observability.metrics.json", "true");
        options.overrides.put("enrichment.postcode.base-url", apis.postcodeBaseUrl());
        options.overrides.put("enrichment.company.base-url", apis.companyBaseUrl());
        return App.assemble(Main.modules(), options, SCREEN.plain(), CommandFixture.HOME, Map.of());
    }

    /** By a program that has not run anything itself: what it shows it has from files and the warehouse. */
    private static void serve(App app) throws InterruptedException {
        Pattern place = Pattern.compile("Serving at (\\S+)");
        Thread serving = new Thread(() -> Commands.of(app).execute("serve", "--port", "0"));
        serving.start();
        Awaitility.await().until(() -> place.matcher(SCREEN.out()).find());
        URI server = URI.create(found(place, SCREEN.out()).group(1));
        Awaitility.await().until(() -> get(server, "/api/runs").contains(run));
        for (String path : List.of("/metrics", "/api/runs/" + run, "/api/runs/" + run + "/rejects", "/runs/" + run)) {
            ANSWERS.put(path.replace(run, "RUN"), get(server, path));
        }
        serving.interrupt();
        serving.join();
    }

    private static String get(URI server, String path) {
        try {
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(server.resolve(path)).build(), BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static MatchResult found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return matcher.toMatchResult();
    }

    private static long number(String figure) {
        return (long) Double.parseDouble(figure.replace(",", ""));
    }

    private static Map<String, Long> byRule(List<BadRecord> bad) {
        Map<String, Long> byRule = new TreeMap<>();
        bad.forEach(record -> byRule.merge(record.kind().rule(), 1L, Long::sum));
        return byRule;
    }

    private static Map<String, Long> audited() throws SQLException {
        Map<String, Long> row = new TreeMap<>();
        List<Long> figures = query(
                        "SELECT records_processed, rows_inserted, rows_updated, rows_unchanged, rows_superseded,"
                                + " rows_quarantined FROM etl.enrichment_audit WHERE batch_id = '" + run + "'")
                .get(0);
        NAMES.forEach(name -> row.put(name, figures.get(NAMES.indexOf(name))));
        return row;
    }

    /** Rows of whole numbers, over plain JDBC. */
    private static List<List<Long>> query(String sql) throws SQLException {
        List<List<Long>> found = new ArrayList<>();
        try (Warehouse warehouse =
                        H2Databases.inFolder(home.resolve("database")).open();
                Connection connection = warehouse.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                List<Long> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(result.getLong(i));
                }
                found.add(row);
            }
        }
        return found;
    }

    private static Map<String, Long> figures(JsonNode of) {
        Map<String, Long> figures = new TreeMap<>();
        of.properties().forEach(one -> figures.put(one.getKey(), one.getValue().asLong()));
        return figures;
    }

    private static Map<String, Long> outcomes(JsonNode of) {
        Map<String, Long> figures = figures(of);
        figures.keySet().retainAll(NAMES);
        return figures;
    }

    /** Only those outcomes that there were have a series. */
    private static Map<String, Long> met() {
        Map<String, Long> met = new TreeMap<>(rows);
        met.remove("read");
        met.values().removeIf(number -> number == 0);
        return met;
    }

    @Test
    void theDatabaseHasWhatTheGeneratorMade() throws SQLException {
        long bad = rejects.values().stream().mapToLong(Long::longValue).sum();

        assertThat(rows)
                .isEqualTo(Map.of(
                        "read",
                        ROWS,
                        "inserted",
                        ROWS - bad,
                        "updated",
                        0L,
                        "unchanged",
                        0L,
                        "superseded",
                        0L,
                        "quarantined",
                        bad));
        assertThat(query("SELECT COUNT(*) FROM warehouse.customer_enriched")).containsExactly(List.of(ROWS - bad));
    }

    @Test
    void theLedgerAndTheQuarantineHaveThem() throws SQLException {
        Assumptions.assumeTrue(
                query("SELECT COUNT(*) FROM information_schema.tables WHERE table_name = 'chunk_ledger'"
                                        + " OR table_name = 'CHUNK_LEDGER'")
                                .get(0)
                                .get(0)
                        > 0,
                "no module here keeps a ledger");

        assertThat(query("SELECT SUM(rows_inserted), SUM(rows_updated), SUM(rows_unchanged), SUM(rows_superseded),"
                        + " SUM(rows_quarantined) FROM etl.chunk_ledger WHERE run_id = '" + run + "'"))
                .containsExactly(NAMES.subList(1, 6).stream().map(rows::get).toList());
        for (Map.Entry<String, Long> rule : rejects.entrySet()) {
            assertThat(query("SELECT COUNT(*) FROM etl.quarantine WHERE run_id = '" + run + "' AND rule_name = '"
                            + rule.getKey() + "'"))
                    .as(rule.getKey())
                    .containsExactly(List.of(rule.getValue()));
        }
    }

    @Test
    void theTerminalSaysThem() {
        MatchResult law = found(LAW, terminal);
        Map<String, Long> reasons = new TreeMap<>();
        REASON.matcher(terminal).results().forEach(one -> reasons.put(one.group(2), number(one.group(1))));
        long more = MORE_REASONS
                .matcher(terminal)
                .results()
                .mapToLong(one -> number(one.group(1)))
                .sum();

        for (int i = 0; i < NAMES.size(); i++) {
            assertThat(number(law.group(i + 1))).as(NAMES.get(i)).isEqualTo(rows.get(NAMES.get(i)));
        }
        assertThat(rejects).containsAllEntriesOf(reasons);
        assertThat(reasons.size() + more).isEqualTo(rejects.size());
        assertThat(terminal.lines().filter(line -> !line.contains(home.toString())))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void theTerminalSaysHowTheApisAnsweredAsTheMetricsDo() {
        Map<String, Long> said = new TreeMap<>();
        CALLS.matcher(terminal).results().forEach(one -> said.put(one.group(1), number(one.group(2))));

        assertThat(said)
                .containsOnlyKeys("postcode-api", "company-api")
                .isEqualTo(scraped("http_client_request_duration_seconds_count", "api"));
        assertThat(terminal).containsPattern("SQL: [\\d,]+ statements in .*, none slow");
    }

    @Test
    void theLogSaysThem() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(home.resolve("logs"))) {
            for (Path log :
                    files.filter(one -> one.toString().endsWith(run + ".jsonl")).toList()) {
                for (String line : Files.readAllLines(log)) {
                    lines.add(JSON.readTree(line));
                }
            }
        }

        assertThat(outcomes(event(lines, "run.finished"))).isEqualTo(rows);
        assertThat(figures(event(lines, "rows.rejected").path("rules"))).isEqualTo(rejects);
    }

    private static JsonNode event(List<JsonNode> lines, String event) {
        List<JsonNode> found = lines.stream()
                .filter(line -> line.path("event").asText().equals(event))
                .toList();
        assertThat(found).as(event).hasSize(1);
        return found.get(0);
    }

    @Test
    void theFileOfMetricsSaysThem() throws IOException {
        JsonNode metrics = JSON.readTree(
                        home.resolve("reports").resolve(run + ".metrics.json").toFile())
                .path("metrics");

        assertThat(counted(metrics, "etl.rows", "outcome")).isEqualTo(met());
        assertThat(counted(metrics, "etl.rejects", "rule")).isEqualTo(rejects);
    }

    private static Map<String, Long> counted(JsonNode metrics, String name, String tag) {
        Map<String, Long> counted = new TreeMap<>();
        for (JsonNode metric : metrics) {
            if (metric.path("name").asText().equals(name)) {
                counted.merge(
                        metric.path("tags").path(tag).asText(),
                        metric.path("count").asLong(),
                        Long::sum);
            }
        }
        return counted;
    }

    @Test
    void whatIsScrapedSaysThem() {
        assertThat(scraped("etl_rows_total", "outcome")).isEqualTo(met());
        assertThat(scraped("etl_rejects_rows_total", "rule")).isEqualTo(rejects);
    }

    private static Map<String, Long> scraped(String name, String label) {
        Map<String, Long> sums = new TreeMap<>();
        SERIES.matcher(ANSWERS.get("/metrics"))
                .results()
                .filter(series -> series.group(1).equals(name))
                .forEach(series -> sums.merge(
                        found(Pattern.compile("\\b" + label + "=\"([^\"]*)\""), series.group(2))
                                .group(1),
                        number(series.group(3)),
                        Long::sum));
        return sums;
    }

    @Test
    void theReportSaysThemAndThatTheDatabaseDoes() {
        Map<String, Long> tiles = new TreeMap<>();
        TILE.matcher(report).results().forEach(tile -> tiles.put(tile.group(2), number(tile.group(1))));
        String part = report.substring(report.indexOf("<h2>Rejects by rule</h2>"), report.indexOf("<h2>Memory</h2>"));
        Map<String, Long> bars = new TreeMap<>();
        BAR.matcher(part).results().forEach(bar -> bars.put(bar.group(1), number(bar.group(2))));

        assertThat(tiles).isEqualTo(rows);
        assertThat(bars).isEqualTo(rejects);
        assertThat(report).contains("says the same: SUCCEEDED");
    }

    @Test
    void theDashboardSaysThem() throws IOException {
        JsonNode own = JSON.readTree(ANSWERS.get("/api/runs/RUN"));
        JsonNode refused = JSON.readTree(ANSWERS.get("/api/runs/RUN/rejects"));

        assertThat(outcomes(own)).isEqualTo(rows);
        assertThat(own.path("status").asText()).isEqualTo("SUCCEEDED");
        assertThat(figures(refused.path("by_rule"))).isEqualTo(rejects);
        assertThat(refused.path("quarantined").asLong()).isEqualTo(rows.get("quarantined"));
        assertThat(ANSWERS.get("/runs/RUN").replace(",", ""))
                .contains("read " + rows.get("read") + " = " + rows.get("inserted") + " inserted");
    }
}
