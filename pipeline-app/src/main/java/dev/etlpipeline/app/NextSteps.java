package dev.etlpipeline.app;

import dev.etlpipeline.core.run.Accounting;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What to type next. */
final class NextSteps {

    private final RunResult result;
    private final String command;
    private final Optional<String> rejectsCommand;
    private final Optional<String> goOn;
    private final Optional<String> refill;

    /**
     * @param command that asked for the run, to be typed again
     * @param goOn    the command that goes on where the run ended, where there is one
     * @param refill  the command that fills in what substitutes answered for, where there is one
     */
    NextSteps(
            RunResult result,
            String command,
            Optional<String> rejectsCommand,
            Optional<String> goOn,
            Optional<String> refill) {
        this.result = result;
        this.command = command;
        this.rejectsCommand = rejectsCommand;
        this.goOn = goOn;
        this.refill = refill;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        Optional<String> named = result.failed().flatMap(Complaint::next);
        if (named.isPresent()) {
            lines.add("Next: " + named.get());
            return lines;
        }
        if (goOn.isPresent()) {
            lines.add("Next: " + goOn.get());
            lines.add("      goes on behind record "
                    + Figures.count(result.accounting().read())
                    + (result.state() == RunState.FAILED ? ", when what is said above is mended" : "")
                    + ": what is loaded stays, the rest follows");
            return lines;
        }
        switch (result.state()) {
            case SUCCEEDED -> afterSuccess(lines);
            case DEGRADED -> afterDegraded(lines);
            case INTERRUPTED -> lines.add("Next: " + command + "   (again: what is loaded stays, the rest follows)");
            case FENCED -> lines.add("Next: look which run took over; then, if rows are missing: " + command);
            case FAILED ->
                lines.add("Next: mend what is said above, then again: " + command
                        + "   (what is loaded stays, the rest follows)");
            case REJECTED, SUSPENDED, RUNNING -> lines.add("Next: " + command);
        }
        return lines;
    }

    private void afterDegraded(List<String> lines) {
        if (result.dryRun()) {
            lines.add("Next: " + command.replace(" --dry-run", "") + "   (the same, written)");
        } else if (refill.isPresent()) {
            lines.add("Next: " + refill.get() + "   (when the API is back: fills in what is missing)");
        } else {
            lines.add("Next: " + command + "   (again, when the API is back: fills in what is missing)");
        }
        rejects(lines);
    }

    private void afterSuccess(List<String> lines) {
        Accounting law = result.accounting();
        if (result.dryRun()) {
            lines.add("Next: " + command.replace(" --dry-run", "") + "   (the same, written)");
        } else if (law.inserted() + law.updated() > 0) {
            lines.add("Next: " + command + "   (again: nothing changes)");
        } else {
            lines.add("Next: ./pipeline plan   (what the pipeline is made of)");
        }
        rejects(lines);
    }

    private void rejects(List<String> lines) {
        Accounting law = result.accounting();
        if (result.rejectsFile() != null && law.quarantined() > 0) {
            lines.add("      mend the rejects in " + PathText.shown(result.rejectsFile())
                    + " where they come from, and load them again");
        } else if (rejectsCommand.isPresent() && law.quarantined() > 0 && !result.dryRun()) {
            lines.add("      " + rejectsCommand.get() + "   (the rejects)");
        }
    }
}
