package dev.etlpipeline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommandTextTest {

    @Test
    void quotesWhatAShellWouldTakeApart() {
        assertThat(CommandText.of(List.of("run", "--input=my file.csv", "--set=a=it's")))
                .isEqualTo("./pipeline run '--input=my file.csv' '--set=a=it'\\''s'");
    }

    @Test
    void staysInOneLineWhereItFits() {
        assertThat(CommandText.next("./pipeline backfill", "later", 80))
                .containsExactly("Next: ./pipeline backfill   (later)");
        assertThat(CommandText.also("./pipeline plan", "", 80)).containsExactly("      ./pipeline plan");
    }

    @Test
    void putsTheNoteBelowWhereOnlyThatIsTooMuch() {
        assertThat(CommandText.next("./pipeline backfill", "later, when it is back", 40))
                .containsExactly("Next: ./pipeline backfill", "      (later, when it is back)");
    }

    @Test
    void goesOnInTheNextLineAsAShellTakesIt() {
        String command = CommandText.of(List.of(
                "quarantine",
                "list",
                "--run",
                "20260102T030405Z-a1b2c3",
                "--set=first=1",
                "--set=second=it's a blank"));

        List<String> lines = CommandText.next(command, "look", 60);

        assertThat(lines)
                .containsExactly(
                        "Next: ./pipeline quarantine list \\",
                        "        --run 20260102T030405Z-a1b2c3 --set=first=1 \\",
                        "        '--set=second=it'\\''s a blank'",
                        "      (look)");
        assertThat(lines).allMatch(line -> line.length() <= 60);
    }

    @Test
    void cutsNoWordThatIsWiderThanTheScreen() {
        assertThat(CommandText.next("./pipeline run --input=" + "x".repeat(30), "", 20))
                .containsExactly("Next: ./pipeline run \\", "        --input=" + "x".repeat(30));
    }
}
