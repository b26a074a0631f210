package dev.etlpipeline.chaos.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.core.module.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShowsTest {

    private static final String ESCAPE = "\u001b";

    @TempDir
    Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private void show(Terminal terminal, @Nullable String without) throws IOException {
        PrintStream lines = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream picture = new PrintStream(err, true, StandardCharsets.UTF_8);
        TinyDrill.run(new TinyDrill(), new DrillFolder(home), without, "line-cut", Shows.on(terminal, lines, picture));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void tellsADrillInPlainLinesWhereThereIsNoTerminal() throws IOException {
        show(Terminal.NONE, null);

        assertThat(out())
                .contains("(seed 7)", "== line-cut: The line is line-cut", "injected    The line is line-cut")
                .contains("detected    LOAD failed: <gone>", "recovered   chunk 5 is committed", "completed   ")
                .contains("rows, 0 retries, queue 2, api closed")
                .contains("circuit of <api> closed")
                .contains("  held    nothing is <lost>", "  skipped the moon shines")
                .contains("== line-cut: PASSED", "felt after ", "tiny: PASSED")
                .doesNotContain(ESCAPE, "trying again");
        assertThat(err()).isEmpty();
    }

    @Test
    void drawsAPictureThatEndsWithTheWholeStoryWhereThereIsATerminal() throws IOException {
        show(new Terminal(true, false, 80), null);

        List<String> frames = List.of(err().split("\r" + ESCAPE + "\\[\\d+A" + ESCAPE + "\\[J"));
        String last = frames.get(frames.size() - 1);
        assertThat(frames).hasSizeGreaterThan(20);
        assertThat(frames.get(0)).contains("nothing is broken yet");
        assertThat(frames)
                .anySatisfy(frame ->
                        assertThat(frame).contains("░", "breakers: api opened", "no target to be seen", "F fault"));
        assertThat(last).contains("1,000 rows", "F fault", "D felt +", "M mended +", "R commit +", "E end +");
        assertThat(out()).contains("  held    nothing is <lost>", "tiny: PASSED");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 120})
    void fitsTheTerminal(int width) throws IOException {
        show(new Terminal(true, false, width), "splice");

        String drawn = err().replaceAll("\r" + ESCAPE + "\\[\\d+A" + ESCAPE + "\\[J", "");
        assertThat(drawn.lines()).allMatch(line -> Lines.width(line) <= width);
        assertThat(out().lines()).allMatch(line -> Lines.width(line) <= width);
        assertThat(out().replaceAll("\\s+", " ")).contains("WITHOUT splice", "FAILED: nothing is <lost>");
    }

    @Test
    void takesEachPictureAwayAsHighAsItWasDrawn() throws IOException {
        show(new Terminal(true, false, 80), null);

        int height = 0;
        for (String frame : err().split("(?=\r" + ESCAPE + "\\[\\d+A)")) {
            if (frame.startsWith("\r" + ESCAPE)) {
                assertThat(frame).startsWith("\r" + ESCAPE + "[" + height + "A");
            }
            height = (int) frame.chars().filter(c -> c == '\n').count();
        }
        assertThat(height).isPositive();
    }

    @Test
    void coloursOnlyWhereColoursAreWanted() throws IOException {
        show(new Terminal(true, true, 80), "splice");

        assertThat(out()).contains(ESCAPE + "[");
        assertThat(out().replaceAll(ESCAPE + "\\[[0-9;]*m", ""))
                .contains("tiny: FAILED")
                .doesNotContain(ESCAPE);
    }

    @Test
    void tellsLinesOnATerminalThatIsTooNarrowForAPicture() throws IOException {
        show(new Terminal(true, false, 40), null);

        assertThat(err()).isEmpty();
        assertThat(out()).contains("tiny: PASSED");
    }
}
