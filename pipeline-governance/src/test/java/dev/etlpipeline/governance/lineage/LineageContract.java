package dev.etlpipeline.governance.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.testkit.TestDatabase;
import dev.etlpipeline.testkit.TestWorkspace;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Lineage through whole runs, from the file into the target. */
abstract class LineageContract {

    private static final String ANN =
            "C1,Ann,Lee,ann@shop.example,020 7946 0000,1990-01-31,SW1A 1AA,Beta Ltd,active,2020-01-02";

    /** For each column of the file, what may stand there instead. */
    private static final Map<String, List<String>> OTHERWISE = Map.of(
            "customer_id", List.of("C2"),
            "first_name", List.of("Bea", ""),
            "last_name", List.of("Moss"),
            "email", List.of("bea@shop.example", ""),
            "phone", List.of("020 7946 0001", ""),
            "date_of_birth", List.of("1991-01-31", ""),
            "postcode", List.of("EH1 1YZ", "", "M1 1AE"),
            "company", List.of("Acme Ltd", "", "Nobody Ltd"),
            "status", List.of("suspended", ""),
            "registration_date", List.of("2021-01-02", ""));

    /** Of the loader, about the run or made at random. */
    private static final Set<String> NOT_OF_THE_FILE =
            Set.of("source_file_id", "source_record", "run_no", "processed_date", "created_date", "modified_date");

    @TempDir
    private Path folder;

    private CustomerRuns runs;

    abstract TestDatabase database(Path folder);

    @BeforeEach
    void begin() throws IOException {
        runs = new CustomerRuns(folder, database(folder)).with("governance.mask.mode", "clear");
    }

    @Test
    @Criterion("lineage.4")
    void whatChangesInTheFileChangesWhatLineageSaysAndNothingElse() throws Exception {
        runs.run(ANN);
        Map<String, String> before = runs.row();
        Map<String, Set<String>> changed = new TreeMap<>();
        for (Map.Entry<String, List<String>> column : OTHERWISE.entrySet()) {
            for (String other : column.getValue()) {
                runs.empty();
                runs.run(with(column.getKey(), other));
                differing(before, runs.row())
                        .forEach(target -> changed.computeIfAbsent(target, key -> new TreeSet<>())
                                .add(column.getKey()));
            }
        }

        Map<String, Set<String>> said = new TreeMap<>();
        Lineage lineage = LineagePart.of(
                runs.workspace().definition(null), runs.workspace().modules());
        lineage.edges().stream()
                .filter(Edge::fromFile)
                .forEach(edge -> said.computeIfAbsent(edge.target(), key -> new TreeSet<>())
                        .add(edge.field()));
        // these two have a value in every row that is loaded, so the share of columns that have one cannot show them
        said.getOrDefault("quality_score", Set.of()).removeAll(Set.of("customer_id", "last_name"));
        assertThat(changed).isEqualTo(said);
    }

    @Test
    @Criterion("lineage.1")
    @Criterion("lineage.2")
    void eachRunKeepsByWhichMappingItMovedItsRows() throws Exception {
        RunResult first = runs.run(ANN);
        RunResult second = runs.run(with("status", "suspended"));
        RunResult masked = runs.with("governance.mask.mode", "mask").run(with("status", "inactive"));

        List<Map<String, String>> kept =
                runs.query("SELECT run_id, mapping FROM governance.run_lineage WHERE pipeline = '" + runs.name() + "'");
        Map<String, String> byRun =
                kept.stream().collect(Collectors.toMap(row -> row.get("run_id"), row -> row.get("mapping")));
        assertThat(byRun).hasSize(3);
        assertThat(byRun.get(first.runId().value()))
                .isEqualTo(byRun.get(second.runId().value()));
        assertThat(byRun.get(masked.runId().value()))
                .isNotEqualTo(byRun.get(first.runId().value()));
        assertThat(lines(byRun.get(first.runId().value()), "status"))
                .containsExactly("file status value: trim > lower-case > default-value (value unknown), clear");
        assertThat(lines(byRun.get(masked.runId().value()), "email"))
                .containsExactly("file email value: trim > email, masked");
        assertThat(lines(byRun.get(first.runId().value()), "region"))
                .containsExactlyInAnyOrder(
                        "enrichment postcode region value: , clear",
                        "file postcode decides: trim > uk-postcode > enrichment postcode (key postcode), clear");
    }

    @Test
    @Criterion("lineage.3")
    void aRunsOwnLineageIsShownAlsoWhenAnotherHoldsByNow() throws Exception {
        RunResult masked = runs.with("governance.mask.mode", "mask").run(ANN);
        RunResult clear = runs.with("governance.mask.mode", "clear").run(with("status", "suspended"));

        String first = shown("--run", masked.runId().value());
        String last = shown("--run", "last");

        assertThat(first)
                .contains("run " + masked.runId() + " kept", runs.table())
                .containsPattern("\nemail +file email > trim > email > masked\n")
                .containsPattern("\nregion +enrichment postcode region \\[postcode]\n")
                .containsPattern("\nrow_hash +hash of customer_id, first_name, last_name");
        assertThat(last).contains("run " + clear.runId()).containsPattern("\nemail +file email > trim > email\n");
        assertThat(shown("--run", "last", "email")).contains("\nemail ").doesNotContain("\nphone ");
        assertThat((first + last).lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void aRunThatKeptNoLineageIsRefused() throws Exception {
        StringWriter complaints = new StringWriter();
        runs.run(ANN);
        CommandLine command = LineageCommand.of(runs.workspace()).setErr(new PrintWriter(complaints, true));

        assertThat(command.execute("show", "--run", "1999")).isEqualTo(2);
        assertThat(command.execute("show", "--run", "last", "emial")).isEqualTo(2);

        assertThat(complaints.toString()).contains("that kept its lineage begins with 1999", "filled no column emial");
    }

    private String shown(String... words) {
        TestWorkspace workspace = runs.workspace();
        String[] all = new String[words.length + 1];
        all[0] = "show";
        System.arraycopy(words, 0, all, 1, words.length);
        assertThat(LineageCommand.of(workspace).execute(all)).isZero();
        return workspace.printed();
    }

    @Test
    void aRunThatLoadsNothingKeepsNothing() throws Exception {
        runs.run(ANN);

        runs.run(true, with("status", "suspended"));

        assertThat(runs.query("SELECT run_id FROM governance.run_lineage WHERE pipeline = '" + runs.name() + "'"))
                .hasSize(1);
    }

    @Test
    @Criterion("lineage.3")
    void aRowIsTracedBackToItsFileRecordAndRunWithoutItsValues() throws Exception {
        RunResult run = runs.with("governance.mask.mode", "mask").run(ANN.replace("C1,", "C0,"), ANN);

        TestWorkspace workspace = runs.workspace();
        int code = LineageCommand.of(workspace).execute("row", "C1");

        assertThat(code).isZero();
        assertThat(workspace.printed())
                .contains("File       people.csv", "Record     2", run.runId().value(), "LOAD", "SUCCEEDED")
                .contains("Enriched   Full (postcode=table;company=table)")
                .contains("Masked     first_name, last_name, email, phone, date_of_birth, postcode")
                .doesNotContain("ann@", "Lee", "7946", "1990", "SW1A", folder.toString());
        assertThat(workspace.printed().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    @Criterion("lineage.2")
    void aRowThatABackfillWroteIsTracedToItsFileAndRecordAndToTheBackfill() throws Exception {
        runs.with("governance.mask.mode", "clear").run(ANN.replace("C1,", "C0,"), ANN);
        String backfill = runs.rewrite("BACKFILL", true);

        TestWorkspace workspace = runs.workspace();
        int code = LineageCommand.of(workspace).execute("row", "C1");

        assertThat(code).isZero();
        assertThat(workspace.printed())
                .contains("File       people.csv", "Record     2", "Run        " + backfill, "BACKFILL")
                .contains("Masked     no column")
                .doesNotContain("none is kept");
    }

    @Test
    @Criterion("lineage.2")
    void aRowThatAReplayWroteIsTracedToTheRunThatReadItAndToTheReplay() throws Exception {
        RunResult run = runs.with("governance.mask.mode", "clear").run(ANN);
        String replay = runs.rewrite("REPLAY", false);

        TestWorkspace workspace = runs.workspace();
        LineageCommand.of(workspace).execute("row", "C1");

        assertThat(workspace.printed())
                .contains("Record     1", "Run        " + run.runId())
                .containsPattern("Written .*, by run\\s+" + replay + ",\\s+REPLAY");
        assertThat(workspace.printed().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void aReplayThatWasKilledIsFoundAndNoOtherOneBehindIt() throws Exception {
        RunResult run = runs.with("governance.mask.mode", "clear").run(ANN);
        String killed = runs.rewriteAndDie("REPLAY");
        RunResult later = runs.run(ANN);

        TestWorkspace workspace = runs.workspace();
        int code = LineageCommand.of(workspace).execute("row", "C1");

        assertThat(code).isZero();
        assertThat(workspace.printed())
                .contains(run.runId().value())
                .containsPattern("Written .*, by run\\s+" + killed + ",\\s+REPLAY")
                .doesNotContain(later.runId().value());
    }

    @Test
    void aKeyThatIsNotThereIsNotRepeated() throws Exception {
        runs.run(ANN);
        StringWriter complaints = new StringWriter();
        CommandLine command = LineageCommand.of(runs.workspace()).setErr(new PrintWriter(complaints, true));

        assertThat(command.execute("row", "ann@shop.example")).isEqualTo(2);
        assertThat(command.execute("row", "C1", "C2")).isEqualTo(2);

        assertThat(complaints.toString())
                .contains("There is no row with this key in " + runs.table())
                .contains("is customer_id: as many words are wanted")
                .doesNotContain("ann@shop.example");
    }

    private List<String> lines(String mapping, String target) throws SQLException {
        return runs
                .query("SELECT * FROM governance.column_lineage WHERE mapping = '" + mapping + "' AND target_column = '"
                        + target + "'")
                .stream()
                .map(row -> row.get("origin") + " " + row.get("field") + " " + row.get("how") + ": " + row.get("path")
                        + ", " + row.get("protection"))
                .toList();
    }

    private static String with(String column, String value) {
        List<String> names = List.of(CustomerRuns.HEADER.split(","));
        String[] values = ANN.split(",");
        values[names.indexOf(column)] = value;
        return String.join(",", values);
    }

    private static Set<String> differing(Map<String, String> before, Map<String, String> after) {
        return before.keySet().stream()
                .filter(column -> !NOT_OF_THE_FILE.contains(column))
                .filter(column -> !before.get(column).equals(after.get(column)))
                .collect(Collectors.toSet());
    }
}
