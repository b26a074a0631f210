package dev.etlpipeline.app;

import dev.etlpipeline.core.run.Accounting;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import java.util.ArrayList;
import java.util.List;

/** What to type next. */
final class NextSteps {

    private static final String MARGIN = "      ";

    private final RunResult result;
    private final FollowUps commands;
    private final int width;
    private final List<String> lines = new ArrayList<>();

    /** @param width of the screen */
    NextSteps(RunResult result, FollowUps commands, int width) {
        this.result = result;
        this.commands = commands;
        this.width = width;
    }

    List<String> lines() {
        if (commands.named().isPresent()) {
            next(commands.named().get(), "");
            if (RunConsole.isAnew(result)) {
                lines.addAll(CommandText.also(commands.same(), "when the file is mended; what is loaded stays", width));
            }
        } else if (commands.goOn().isPresent()) {
            next(commands.goOn().get(), "");
            lines.add(MARGIN + "goes on behind record "
                    + Figures.count(result.accounting().read())
                    + (result.state() == RunState.FAILED || result.state() == RunState.REJECTED
                            ? ", when what is said above is mended"
                            : "")
                    + ": what is loaded stays, the rest follows");
            rejects();
        } else {
            byState();
        }
        return lines;
    }

    private void byState() {
        String same = commands.same();
        switch (result.state()) {
            case SUCCEEDED -> afterSuccess();
            case DEGRADED -> afterDegraded();
            case INTERRUPTED -> next(same, "again: what is loaded stays, the rest follows");
            case FENCED -> lines.add("Next: look which run took over; then, if rows are missing: " + same);
            case FAILED, REJECTED ->
                lines.add("Next: mend what is said above, then again: " + same
                        + "   (what is loaded stays, the rest follows)");
            case SUSPENDED, RUNNING -> next(same, "");
        }
    }

    private void next(String command, String note) {
        lines.addAll(CommandText.next(command, note, width));
    }

    private void afterDegraded() {
        if (result.dryRun()) {
            next(written(), "the same, written");
        } else if (commands.refill().isPresent()) {
            next(commands.refill().get(), "when the API is back: fills in what is missing");
        } else {
            next(commands.same(), "again, when the API is back: fills in what is missing");
        }
        rejects();
    }

    private void afterSuccess() {
        Accounting law = result.accounting();
        if (result.dryRun()) {
            next(written(), "the same, written");
        } else if (result.before() > 0) {
            next(commands.shown(), "how it went");
        } else if (law.inserted() + law.updated() > 0) {
            next(commands.same(), "again: nothing changes");
        } else {
            next("./pipeline plan", "what the pipeline is made of");
        }
        rejects();
    }

    private String written() {
        return commands.same().replace(" --dry-run", "");
    }

    private void rejects() {
        Accounting law = result.accounting();
        if (result.rejectsFile() != null && law.quarantined() > 0) {
            lines.add(MARGIN + "mend the rejects in " + PathText.shown(result.rejectsFile())
                    + " where they come from, and load them again");
        } else if (commands.rejects().isPresent() && law.quarantined() > 0 && !result.dryRun()) {
            lines.addAll(CommandText.also(commands.rejects().get(), "the rejects", width));
        }
    }
}
