package dev.etlpipeline.observability.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.observability.WatchedRun;
import dev.etlpipeline.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queries of docs/sql, asked of a warehouse in which three runs took place. */
abstract class DashboardQueriesContract {

    static final Path FOLDER = Path.of("..", "docs", "sql");
    private static final Path PAGE = Path.of("..", "docs", "observability", "sql.md");
    private static final Pattern LINE = Pattern.compile("\\| \\[([\\w-]+\\.sql)]\\(.*?\\) \\|[^|]*\\|([^|]*)\\|");

    @TempDir
    private Path folder;

    WatchedRun run;

    abstract TestDatabase database();

    @BeforeEach
    void loadThreeTimes() throws IOException {
        run = new WatchedRun(folder, database());
        run.load("1,Ann,31,", "2,,44,");
        run.load("1,Ann,31,", "3,Cy,33,");
        run.load("5,Ed,55,");
    }

    /** Columns by file, as the page has them. */
    static Map<String, List<String>> documented() throws IOException {
        Map<String, List<String>> files = new LinkedHashMap<>();
        Matcher line = LINE.matcher(Files.readString(PAGE));
        while (line.find()) {
            files.put(
                    line.group(1),
                    Stream.of(line.group(2).split(","))
                            .map(column -> column.replace("`", "").strip())
                            .toList());
        }
        return files;
    }

    static List<String> files(boolean serverOnly) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("server-") == serverOnly)
                    .sorted()
                    .toList();
        }
    }

    /** Rows of a query as column and text; the columns of all are those of the page. */
    List<Map<String, String>> ask(String file) throws IOException, SQLException {
        String sql = Files.readString(FOLDER.resolve(file)).strip();
        assertThat(sql).as(file).endsWith(";");
        List<Map<String, String>> rows = new ArrayList<>();
        try (Warehouse warehouse = run.workspace().existingWarehouse("test");
                Connection connection = warehouse.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql.substring(0, sql.length() - 1))) {
            List<String> columns = new ArrayList<>();
            for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                columns.add(found.getMetaData().getColumnLabel(i).toLowerCase(Locale.ROOT));
            }
            assertThat(columns).as(file).isEqualTo(documented().get(file));
            while (found.next()) {
                Map<String, String> row = new LinkedHashMap<>();
                for (String column : columns) {
                    row.put(column, String.valueOf(found.getString(column)));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private List<Map<String, String>> ofThisPipeline(String file) throws IOException, SQLException {
        return ask(file).stream()
                .filter(row -> row.get("pipeline").equals(run.name()))
                .toList();
    }

    @Test
    @Criterion("database-monitoring.4")
    void answerEveryQuestionOfThePage() throws IOException, SQLException {
        for (String file : files(false)) {
            ask(file);
        }

        TreeSet<String> all = new TreeSet<>(files(false));
        all.addAll(files(true));
        assertThat(documented().keySet()).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void tellHowTheLastRunsEnded() throws IOException, SQLException {
        List<Map<String, String>> runs = ofThisPipeline("runs-latest.sql");

        assertThat(runs).hasSize(3);
        assertThat(runs.get(2))
                .containsEntry("status", "SUCCEEDED")
                .containsEntry("records_processed", "2")
                .containsEntry("rows_inserted", "1")
                .containsEntry("rows_quarantined", "1");
    }

    @Test
    void addUpDays() throws IOException, SQLException {
        assertThat(ofThisPipeline("days.sql")).isNotEmpty().allSatisfy(day -> {
            assertThat(day.get("ended_well")).isEqualTo(day.get("runs"));
        });
    }

    @Test
    void compareLoadsWithThoseBefore() throws IOException, SQLException {
        List<Map<String, String>> loads = ofThisPipeline("slower-than-usual.sql");

        assertThat(loads).hasSize(3);
        assertThat(loads.get(2).get("times_the_usual")).isEqualTo("null");
        assertThat(Double.parseDouble(loads.get(0).get("times_the_usual"))).isPositive();
    }

    @Test
    void nameTheRunsWithMostRejects() throws IOException, SQLException {
        assertThat(ask("rejects.sql")).isNotEmpty();
    }
}
