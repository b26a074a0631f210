package dev.etlpipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.run.Accounting;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.RunStopped;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class SummaryTest {

    private static final String SHOW = "./pipeline runs show 20260102T030405Z-a1b2c3";

    private final ScreenFixture screen = new ScreenFixture();

    @Test
    void tellsAFirstLoadAsAPersonWouldWantIt() {
        String text = text(Results.of(RunState.SUCCEEDED, Results.FIRST_LOAD));

        assertThat(text).isEqualToNormalizingNewlines("""
                        Run 20260102T030405Z-a1b2c3 of customers: SUCCEEDED in 2.00 s

                           read = inserted + updated + unchanged + superseded + quarantined
                          1,000 =      960 +       0 +         0 +         10 +          30

                          Speed       500 rows/s
                          Stages      extract 0.01 s, load 1.50 s
                          Enrichment  Full 720 (74.2 %), Partial 250 (25.8 %)
                          Rejects     30 in var/rejects/r.csv
                                   18  postcode  first at record 40
                                   12  email     first at record 1,017

                        Next: ./pipeline run   (again: nothing changes)
                              mend the rejects in var/rejects/r.csv where they come from, and load them again
                        """);
    }

    @Test
    void foldsWhatIsWiderThanTheScreenBetweenValues() {
        Screen plain = screen.plain();
        Screen narrow = new Screen(plain.out(), plain.err(), false, false, 36);
        RunResult result = Results.of(RunState.SUCCEEDED, Results.FIRST_LOAD);

        String text = new Summary(narrow, result, "", FollowUps.of("./pipeline run", SHOW)).text();

        assertThat(text)
                .contains("\n  Stages      extract 0.01 s,\n              load 1.50 s\n")
                .contains("\n  Enrichment  Full 720 (74.2 %),\n              Partial 250 (25.8 %)\n");
    }

    @Test
    void saysThatThereWasNothingToDo() {
        assertThat(text(Results.of(RunState.SUCCEEDED, Results.AGAIN)))
                .contains("Nothing to do: all 970 good rows are in the warehouse, unchanged.");
        assertThat(text(Results.of(RunState.SUCCEEDED, new Accounting(5, 0, 0, 5, 0, 0))))
                .contains("Nothing to do: all 5 rows are in the warehouse, unchanged.")
                .doesNotContain("Rejects");
        assertThat(text(Results.of(RunState.SUCCEEDED, Results.FIRST_LOAD))).doesNotContain("Nothing to do");
    }

    @Test
    void saysThatADryRunWroteNothing() {
        String text =
                text(Results.of(RunState.SUCCEEDED, Results.FIRST_LOAD, true, null), "./pipeline run --dry-run -q");

        assertThat(text)
                .contains("Dry run: nothing was written")
                .contains("Next: ./pipeline run -q   (the same, written)");
    }

    @Test
    void saysAnAccountThatDoesNotAddUp() {
        String text = text(Results.of(RunState.FAILED, new Accounting(1000, 1, 0, 0, 0, 0)));

        assertThat(text)
                .contains("1,000 !=        1 +")
                .contains("The account does not add up: 1 of 1,000 records are accounted for. That is a bug.");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "RUNNING")
    void saysEveryStateAndWhatToDoNext(RunState state) {
        assertThat(text(Results.of(state, Results.FIRST_LOAD)))
                .startsWith("Run 20260102T030405Z-a1b2c3 of customers: " + state)
                .contains("\nNext: ");
    }

    @Test
    void saysWhyARunEndedAndTheCommandThatTheEndNames() {
        RunStopped stopped = new RunStopped(RunState.SUSPENDED, "The API is away.", "./pipeline resume");
        RunResult result = Results.of(RunState.SUSPENDED, Results.FIRST_LOAD, false, stopped);

        FollowUps commands = new FollowUps(
                "./pipeline run",
                SHOW,
                Optional.of("./pipeline resume"),
                Optional.empty(),
                Optional.of("./pipeline go-on"),
                Optional.empty());
        String text = new Summary(screen.plain(), result, "The API is away.", commands).text();

        assertThat(text)
                .contains(
                        "SUSPENDED (a dependency is away; the state is safe) in 2.00 s\nThe API is away.\n1,000 records were accounted for")
                .endsWith("\nNext: ./pipeline resume\n");
    }

    @Test
    void putsAllOfItInOneLine() {
        RunResult result = Results.of(RunState.SUCCEEDED, Results.FIRST_LOAD);

        assertThat(new Summary(screen.plain(), result, "", FollowUps.of("./pipeline run", SHOW)).line())
                .isEqualTo(
                        "Run 20260102T030405Z-a1b2c3 of customers: SUCCEEDED: 1,000 read = 960 inserted + 0 updated + 0"
                                + " unchanged + 10 superseded + 30 quarantined\n");
    }

    @Test
    void usesColoursOnlyWhereTheScreenTakesThem() {
        RunResult result = Results.of(RunState.DEGRADED, Results.FIRST_LOAD);

        assertThat(new Summary(screen.screen(true, false), result, "", FollowUps.of("", SHOW)).text())
                .contains("\033[33mDEGRADED\033[");
        assertThat(new Summary(screen.plain(), result, "", FollowUps.of("", SHOW)).text())
                .doesNotContain("\033");
    }

    @Test
    void namesTheCommandThatFillsInWhatIsMissingWhereThereIsOne() {
        RunResult result = Results.of(RunState.DEGRADED, Results.FIRST_LOAD);

        FollowUps commands = new FollowUps(
                "./pipeline run",
                SHOW,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("./pipeline backfill --profile=workshop"));

        String with = new Summary(screen.plain(), result, "", commands).text();

        assertThat(with)
                .contains("Next: ./pipeline backfill --profile=workshop\n      (when the API is back: fills in")
                .contains("mend the rejects in var/rejects/r.csv");
        assertThat(text(result)).contains("Next: ./pipeline run   (again, when the API is back: fills");
    }

    @Test
    void saysWhereTheRejectsAreInTheFirstLineThatHasRoomForIt() {
        RunResult result = Results.of(RunState.SUCCEEDED, Results.FIRST_LOAD, false, null, null);
        String shows = "./pipeline quarantine list --run 20260102T030405Z-a1b2c3";
        String shorter = new Summary(screen.plain(), result, "", rejects(shows)).text();

        String wide = new Summary(
                        screen.plain(), result, "", rejects(shows + " --profile=workshop --set=load.chunk-rows=10"))
                .text();

        assertThat(shorter).contains("Rejects     30: " + shows + "\n", "\n      " + shows + "   (the rejects)");
        assertThat(wide)
                .contains("Rejects     30\n")
                .endsWith("\n      " + shows + " \\\n        --profile=workshop --set=load.chunk-rows=10\n"
                        + "      (the rejects)\n");
    }

    private static FollowUps rejects(String command) {
        return new FollowUps(
                "./pipeline run", SHOW, Optional.empty(), Optional.of(command), Optional.empty(), Optional.empty());
    }

    @Test
    void showsARunThatWasGoneOnWithInsteadOfGoingOnAgain() {
        RunResult resumed = Results.goneOnWith(Results.FIRST_LOAD, 400);

        assertThat(text(resumed, "./pipeline resume --force"))
                .contains("It went on behind record 400", "Next: " + SHOW + "   (how it went)")
                .doesNotContain("resume");
    }

    @Test
    void showsTheRejectsOfARunThatCanBeGoneOnWith() {
        FollowUps commands = new FollowUps(
                "./pipeline run",
                SHOW,
                Optional.empty(),
                Optional.of("./pipeline quarantine list"),
                Optional.of("./pipeline resume"),
                Optional.empty());

        RunResult rejected = Results.of(RunState.REJECTED, Results.FIRST_LOAD, false, null, null);

        assertThat(new Summary(screen.plain(), rejected, "", commands).text())
                .contains(
                        "\nNext: ./pipeline resume\n      goes on behind record 1,000, when what is said above is mended")
                .endsWith("\n      ./pipeline quarantine list   (the rejects)\n");
    }

    @Test
    void saysThatARefusedFileIsToBeMendedFirst() {
        assertThat(text(Results.of(RunState.REJECTED, Results.FIRST_LOAD)))
                .contains("REJECTED (the file is not fit to be loaded)")
                .contains("Next: mend what is said above, then again: ./pipeline run");
    }

    @Test
    void sendsBackToTheFileWhereGoingOnWouldEndSoAgain() {
        RunResult rejected = Results.of(
                RunState.REJECTED,
                Results.FIRST_LOAD,
                false,
                new RunStopped(RunState.REJECTED, "the file is bad", "quality report x").anew());
        FollowUps commands = new FollowUps(
                "./pipeline run",
                SHOW,
                Optional.of("./pipeline quality report x"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        String text = new Summary(screen.plain(), rejected, "", commands).text();

        assertThat(text)
                .contains("Next: ./pipeline quality report x")
                .contains("./pipeline run   (when the file is mended; what is loaded stays)")
                .doesNotContain("resume");
    }

    @Test
    void namesNoFillingInAfterADryRun() {
        RunResult result = Results.of(RunState.DEGRADED, Results.FIRST_LOAD, true, null);

        FollowUps commands = new FollowUps(
                "./pipeline run --dry-run",
                SHOW,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("./pipeline backfill"));

        String text = new Summary(screen.plain(), result, "", commands).text();

        assertThat(text).contains("Next: ./pipeline run   (the same, written)").doesNotContain("backfill");
    }

    @Test
    void sendsNobodyToRejectsThatADryRunDidNotKeep() {
        RunResult result = Results.of(RunState.SUCCEEDED, Results.FIRST_LOAD, true, null);

        FollowUps commands = new FollowUps(
                "./pipeline run --dry-run",
                SHOW,
                Optional.empty(),
                Optional.of("./pipeline quarantine list --run 20260102T030405Z-a1b2c3"),
                Optional.empty(),
                Optional.empty());

        String text = new Summary(screen.plain(), result, "", commands).text();

        assertThat(text).contains("Rejects     30\n").doesNotContain("quarantine list");
    }

    private String text(RunResult result) {
        return text(result, "./pipeline run");
    }

    private String text(RunResult result, String command) {
        return new Summary(screen.plain(), result, "", FollowUps.of(command, SHOW)).text();
    }
}
