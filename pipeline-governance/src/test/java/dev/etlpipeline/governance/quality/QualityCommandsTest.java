package dev.etlpipeline.governance.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.criteria.Criterion;
import dev.etlpipeline.testkit.H2Databases;
import dev.etlpipeline.testkit.TestWorkspace;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class QualityCommandsTest {

    @TempDir
    Path folder;

    private Customers customers;
    private final StringWriter complaints = new StringWriter();

    @BeforeEach
    void namePipeline() throws Exception {
        customers = new Customers(folder, H2Databases.inFolder(folder));
    }

    private int execute(TestWorkspace workspace, String... words) {
        CommandLine line = QualityCommand.create(workspace);
        line.setErr(new PrintWriter(complaints, true));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line.execute(words);
    }

    private String printed(String... words) throws Exception {
        TestWorkspace workspace = customers.workspace();
        assertThat(execute(workspace, words)).as(complaints.toString()).isZero();
        assertThat(workspace.printed().lines()).allMatch(line -> line.length() <= 80);
        return workspace.printed();
    }

    private String refused(String... words) throws Exception {
        assertThat(execute(customers.workspace(), words)).isEqualTo(2);
        return complaints.toString();
    }

    @Test
    @Criterion("quality-standards.3")
    void reportsScoresBrokenRulesAndTrend() throws Exception {
        customers.with("governance.quality.minimum.validity", "99").load(QualityContract.TEN.subList(0, 2));
        customers.load(QualityContract.TEN);

        String report = printed("report");

        assertThat(report)
                .contains("customers.csv: 10 records read, 9 loaded")
                .contains("overall        83.14")
                .containsPattern("validity +98.76 +#+ +below 99")
                .contains("unique of email: 1 of 9 (11.11 %)")
                .contains("looks like xx(xx)xxxxxxx")
                .contains("consistency: born before joining")
                .doesNotContain("share of town")
                .doesNotContain("Atlantis")
                .doesNotContain("company.com");
        assertThat(report.substring(report.indexOf("Trend")).lines()).hasSize(4);
    }

    @Test
    @Criterion("quality-standards.3")
    void writesTheReportAsAPage() throws Exception {
        customers.load(QualityContract.TEN.subList(0, 2));
        RunResult run = customers.load(QualityContract.TEN);
        Path page = folder.resolve("quality.html");

        printed("report", run.runId().value(), "--html", page.toString());

        assertThat(Files.readString(page))
                .contains("<title>Quality of run " + run.runId())
                .contains("<polyline points=\"0.0,")
                .contains("xx(xx)xxxxxxx")
                .doesNotContain("{{")
                .doesNotContain("Atlantis")
                .doesNotContain("company.com")
                .doesNotContain("http");
    }

    @Test
    @Criterion("quality-rules.2")
    void explainsWhatARecordBroke() throws Exception {
        customers.load(QualityContract.TEN);

        String bad = printed("explain", "last", "9");
        String good = printed("explain", "last", "1");
        String rejected = printed("explain", "last", "3");

        assertThat(bad)
                .contains("Record 9 of customers.csv")
                .contains("It was loaded.")
                .containsPattern("accuracy +0\n")
                .containsPattern("BROKEN +warn +accuracy +in-reference of town")
                .containsPattern("BROKEN +score +timeliness +freshness of seen")
                .containsPattern("kept +warn +validity +email of email");
        assertThat(good).contains("It broke no rule.").doesNotContain("BROKEN");
        assertThat(rejected)
                .contains("It was set aside.")
                .containsPattern("BROKEN +reject +completeness +required of name")
                .containsPattern("- +warn +validity +email of email");
    }

    @Test
    void saysOfARecordThatCouldNotBeReadNoMoreThanThat() throws Exception {
        List<String> records = new ArrayList<>(QualityContract.TEN);
        records.set(3, "4,Di");
        customers.load(records);

        String unread = printed("explain", "last", "4");

        assertThat(unread)
                .contains("It was set aside.", "- means not known: the record could not be read, or not be stored.")
                .containsPattern("BROKEN +reject +validity +record: can be read and stored")
                .containsPattern("- +reject +completeness +required of name")
                .doesNotContain("kept ");
    }

    @Test
    void refusesRunsAndRecordsThatAreNotThere() throws Exception {
        customers.with("governance.quality.records", "1").load(QualityContract.TEN);

        assertThat(refused("report", "1999")).contains("No run that was judged begins with 1999");
        assertThat(refused("report", "last", "--html", folder.toString()))
                .contains("is no file in a folder that is there");
        assertThat(refused("report", "--runs", "0")).contains("--runs must be from 1 to 1000, but is 0");
        assertThat(refused("explain", "last", "11")).contains("which judged records 1 to 10.");
        assertThat(refused("explain", "last", "9")).contains("Raise governance.quality.records for the next run.");
        assertThat(refused("explain", "last", "nine")).contains("RECORD");
        assertThat(refused()).contains("There are: report, explain, suggest.");
    }

    @Test
    void proposesRulesWithTheirEvidence() throws Exception {
        List<String> lines = IntStream.range(0, 60)
                .mapToObj(i -> (1000 + i) + ",AB" + (100000 + i) + ",p" + i + "@company.com,"
                        + (i % 10 == 0 ? "" : "07400 1234" + (10 + i % 90)) + ","
                        + List.of("new", "used", "lost").get(i % 3) + ",2020-01-" + (10 + i % 20) + ",2021-02-"
                        + (10 + i % 18) + "," + i)
                .toList();
        Path file = Files.writeString(
                folder.resolve("things.csv"),
                "id,code,email,phone,state,made,sold,amount\n" + String.join("\n", lines) + "\n");

        String printed = printed("suggest", file.toString()).replace(",\n     ", ", ");

        assertThat(printed)
                .contains("# What things.csv keeps, by 60 rows.")
                .contains("# all 60 rows have a value\n  - {rule: required, column: email}")
                .contains("# 60 of 60 values are one\n  - {rule: email, column: email}")
                .contains("- {rule: unique, column: email, severity: warn}")
                .contains(
                        "# 54 of 60 rows have a value (90 %)\n  - {rule: share, column: phone, at-least: 90, severity: warn}")
                .contains("- {rule: allowed-values, column: state, values: [lost, new, used], severity: warn}")
                .contains("matches: '[A-Z]{2}[0-9]{6}'")
                .contains("- {rule: range, column: made, min: 2020-01-01, max: 2020-12-31, severity: warn}")
                .contains("- {rule: expression, column: sold, holds: made <= sold, severity: warn}")
                .doesNotContain("p1@company.com");
    }

    @Test
    void proposesNothingByAFewRows() throws Exception {
        Path file = Files.writeString(folder.resolve("few.csv"), "id,name\n1,Ann\n2,Bo\n");

        assertThat(printed("suggest", file.toString())).contains("Fewer than 30 rows are no evidence");
    }
}
