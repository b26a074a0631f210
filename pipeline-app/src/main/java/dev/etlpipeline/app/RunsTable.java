package dev.etlpipeline.app;

import dev.etlpipeline.core.control.RunRecord;
import dev.etlpipeline.core.run.Accounting;
import dev.etlpipeline.core.run.RunState;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A line a run, within 80 columns where the file's name is short. */
final class RunsTable {

    private static final int STATE_WIDTH = 11;

    private final Screen screen;
    private final List<RunRecord> runs;
    private final int limit;
    private final @Nullable RunState state;
    private final UnaryOperator<String> typed;

    /**
     * @param limit that was asked for
     * @param state that was asked for, null for any
     * @param typed makes a command one that may be typed for the settings that hold
     */
    RunsTable(Screen screen, List<RunRecord> runs, int limit, @Nullable RunState state, UnaryOperator<String> typed) {
        this.screen = screen;
        this.runs = runs;
        this.limit = limit;
        this.state = state;
        this.typed = typed;
    }

    String text() {
        if (runs.isEmpty()) {
            return state == null ? "There is no run yet.\n" + next("./pipeline run") : "No run is " + state + ".\n";
        }
        StringBuilder text = new StringBuilder();
        text.append(line("run, by its start (UTC)", padded("state", "state"), "took", "read", "rejects", "file"));
        runs.forEach(run -> text.append(line(run)));
        if (runs.size() == limit) {
            text.append("\nThe latest ").append(Figures.count(limit)).append("; --limit shows more.\n");
        }
        return text.append('\n')
                .append(next("./pipeline runs show " + runs.get(0).runId()))
                .toString();
    }

    private String next(String command) {
        return String.join("\n", CommandText.next(typed.apply(command), "", screen.width())) + "\n";
    }

    private String line(RunRecord run) {
        Accounting account = run.account();
        String word = run.state().name();
        return line(
                run.runId(),
                padded(StateText.styled(screen, run.state()), word),
                took(run.took()),
                account == null ? "-" : Figures.count(account.read()),
                account == null ? "-" : Figures.count(account.quarantined()),
                work(run));
    }

    /** What it loaded; of anything else but a load, what it did with what. */
    private static String work(RunRecord run) {
        String word = run.operation().toLowerCase(Locale.ROOT);
        String file = run.file().name();
        return word.equals("load") ? file : word.equals("replay") ? "replay of " + file : word;
    }

    /** Such as {@code 2.75 s}, and from a minute on {@code 12:05}. */
    private static String took(@Nullable Duration took) {
        return took == null ? "-" : took.toMinutes() > 0 ? Figures.clock(took) : Figures.time(took);
    }

    private static String line(String id, String state, String took, String read, String rejects, String file) {
        return String.format(Locale.ROOT, "%-23s %s %8s %10s %9s  %s", id, state, took, read, rejects, file)
                        .stripTrailing()
                + "\n";
    }

    /** Colours take no room on the screen. */
    private static String padded(String styled, String word) {
        return styled + " ".repeat(Math.max(0, STATE_WIDTH - word.length()));
    }
}
