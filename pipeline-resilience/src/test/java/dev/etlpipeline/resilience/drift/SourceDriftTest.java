package dev.etlpipeline.resilience.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.engine.InputFindings;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.settings.Settings;
import dev.etlpipeline.core.settings.SettingsException;
import dev.etlpipeline.resilience.People;
import dev.etlpipeline.testkit.H2Databases;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that no longer looks as its definition says. */
class SourceDriftTest {

    private static final String AGE = "    - {name: age, type: integer}\n";
    private static final LocalDate FIRST = LocalDate.of(1980, 1, 1);

    @TempDir
    Path folder;

    private People people;

    @BeforeEach
    void namePipeline() {
        people = new People(folder, H2Databases.inFolder(folder))
                .defining(
                        AGE,
                        AGE + "    - {name: born, type: date, formats: [uuuu-MM-dd, dd/MM/uuuu]}\n"
                                + "    - {name: remarks, length: 50}\n");
    }

    /** So many people; the last two columns are the caller's. */
    private RunResult load(int count, String header, IntFunction<String> values) throws IOException {
        return people.load("people.csv", file(count, header, values));
    }

    private static String file(int count, String header, IntFunction<String> values) {
        String lines = IntStream.range(0, count)
                .mapToObj(i -> "p" + i + ",Ann," + (20 + i) + ",Ayr," + values.apply(i))
                .collect(Collectors.joining("\n"));
        return "person_id,name,age,town," + header + "\n" + lines + "\n";
    }

    private static String day(int i, String pattern) {
        return FIRST.plusDays(37L * i).format(DateTimeFormatter.ofPattern(pattern));
    }

    private static String why(RunResult result) {
        return String.valueOf(result.failed().orElseThrow().getMessage());
    }

    @Test
    void stopsBeforeTheFirstRowWhereValuesSayThatAColumnWasRenamed() throws Exception {
        RunResult result = load(40, "dob,remarks", i -> day(i, "dd/MM/uuuu") + ",none");

        assertThat(result.state()).isEqualTo(RunState.REJECTED);
        assertThat(why(result))
                .contains("column dob looks like born, which the file lacks: 40 of 40 values")
                .contains("add header: dob to born");
        assertThat(people.count()).isZero();
    }

    @Test
    void endsADryRunAsTheRunWouldEnd() throws Exception {
        people.load(List.of());

        RunResult result = people.dry("people.csv", file(40, "dob,remarks", i -> day(i, "uuuu-MM-dd") + ",none"));

        assertThat(result.state()).isEqualTo(RunState.REJECTED);
        assertThat(why(result)).contains("add header: dob to born");
    }

    @Test
    void isFoundByACheck() throws Exception {
        String renamed = file(40, "dob,remarks", i -> day(i, "uuuu-MM-dd") + ",none");

        InputFindings stopped = people.check("people.csv", renamed);
        people.with("resilience.drift.action", "warn");
        InputFindings warned = people.check("people.csv", renamed);

        assertThat(stopped.stops()).singleElement().asString().contains("add header: dob to born");
        assertThat(stopped.notes()).isEmpty();
        assertThat(warned.stops()).isEmpty();
        assertThat(warned.notes()).singleElement().asString().contains("add header: dob to born");
    }

    /** With little memory, more than that would not leave enough of it for the run. */
    @Test
    void looksAtNoMoreThanTheFirstMegabyte() throws Exception {
        String notes = "n".repeat(60_000);

        RunResult wide = load(40, "dob,notes", i -> day(i, "dd/MM/uuuu") + "," + notes);

        assertThat(wide.state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void loadsWhatTheDefinitionWasMendedFor() throws Exception {
        people.defining("{name: born,", "{name: born, header: dob,");

        RunResult result = load(40, "dob,remarks", i -> day(i, "dd/MM/uuuu") + ",none");

        assertThat(result.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(people.select("SELECT COUNT(*) FROM warehouse.NAME WHERE born IS NOT NULL"))
                .containsExactly("40");
    }

    @Test
    void takesASimilarNameForFreeText() throws Exception {
        RunResult result = load(40, "born,remark", i -> day(i, "uuuu-MM-dd") + ",none");

        assertThat(why(result)).contains("add header: remark to remarks");
    }

    @Test
    void goesOnWhereFreeTextStandsUnderAnotherName() throws Exception {
        assertThat(load(40, "born,colour", i -> day(i, "uuuu-MM-dd") + ",red").state())
                .isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void goesOnWhereTheNewColumnDoesNotFit() throws Exception {
        assertThat(load(40, "dob,remarks", i -> "soon,none").state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void goesOnWhereThereIsTooLittleToJudge() throws Exception {
        assertThat(load(19, "dob,remarks", i -> day(i, "uuuu-MM-dd") + ",none").state())
                .isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void goesOnWhereAColumnIsOnlyMissingOrOnlyNew() throws Exception {
        assertThat(load(40, "remarks,status", i -> "none,x").state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void stopsWhereDatesAreWrittenInAnotherWay() throws Exception {
        RunResult result = load(40, "born,remarks", i -> day(i, "dd.MM.uuuu") + ",none");

        assertThat(result.state()).isEqualTo(RunState.REJECTED);
        assertThat(why(result))
                .contains("born: 40 of 40 dates of the first records are written dd.MM.uuuu")
                .contains("add dd.MM.uuuu to its formats");
        assertThat(people.count()).isZero();
    }

    @Test
    void saysThatDayAndMonthChangedPlaces() throws Exception {
        RunResult result = load(40, "born,remarks", i -> day(i, "MM/dd/uuuu") + ",none");

        assertThat(why(result)).contains("write MM/dd/uuuu in place of dd/MM/uuuu");
    }

    @Test
    void leavesAFewBadDatesToTheRules() throws Exception {
        people.with("errors.max-share", "1");

        RunResult result = load(200, "born,remarks", i -> day(i, i % 8 == 0 ? "dd.MM.uuuu" : "uuuu-MM-dd") + ",none");

        assertThat(result.state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void onlyWarnsWhereThatIsWanted() throws Exception {
        people.with("resilience.drift.action", "warn");

        RunResult result = load(40, "dob,remarks", i -> day(i, "uuuu-MM-dd") + ",none");

        assertThat(result.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(people.count()).isEqualTo(40);
    }

    @Test
    void doesNotLookWhereThatIsWanted() throws Exception {
        people.with("resilience.drift.action", "off");

        assertThat(load(40, "dob,remarks", i -> day(i, "uuuu-MM-dd") + ",none").state())
                .isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void looksAtSoManyRecords() throws Exception {
        people.with("resilience.drift.sample", "30").with("errors.max-share", "1");

        RunResult result = load(200, "born,remarks", i -> day(i, i < 30 ? "uuuu-MM-dd" : "dd.MM.uuuu") + ",none");

        assertThat(result.state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void hasDefaults() {
        DriftSettings settings = Settings.of(Map.of("warehouse.url", "jdbc:h2:mem:x"), DriftSettings.class)
                .read(DriftSettings.class);

        assertThat(settings.action()).isEqualTo(OnDrift.STOP);
        assertThat(settings.sample()).isEqualTo(200);
    }

    @Test
    void refusesASampleThatTellsNothing() {
        Map<String, String> few = Map.of("warehouse.url", "jdbc:h2:mem:x", "resilience.drift.sample", "19");

        assertThatThrownBy(() -> Settings.of(few, DriftSettings.class))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("resilience.drift.sample");
    }
}
