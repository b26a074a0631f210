package dev.etlpipeline.chaos.apiratelimit;

import dev.etlpipeline.chaos.api.Api;
import dev.etlpipeline.chaos.child.ChildEvent;
import dev.etlpipeline.chaos.experiment.Finding;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the run says of itself, and what is in the target. */
final class RunChecks {

    private static final Pattern CYCLE = Pattern.compile("(opened half-open )+closed");

    /** By how much the load may be slower behind an open circuit than before: that it stands still is what is to be seen. */
    private static final double SLOWER = 3;

    /** The same where the circuit's trial calls take a second or two each, and hold their chunks up. */
    private static final double SLOWER_WITH_SLOW_TRIALS = 8;

    private RunChecks() {}

    static Finding ended(Asking asking, String state) throws InterruptedException {
        int exit = asking.child().exitCode();
        String ended = asking.child().state().orElse("without a state");
        return Finding.of(exit == 0 && ended.equals(state), "exit code " + exit + ", " + ended);
    }

    /** Closed as it began, then open, half-open, and closed again; the other API's never moved. */
    static Finding circuitWentRound(Asking asking) {
        List<ChildEvent> signals = asking.child().events(ChildEvent.SIGNAL).stream()
                .filter(event -> event.text("name").startsWith("circuit."))
                .toList();
        String own = String.join(" ", states(signals, asking.broken()));
        List<String> others = states(signals, asking.broken().other());
        return Finding.of(
                CYCLE.matcher(own).matches() && others.isEmpty(),
                "closed" + own.replaceAll("(^| )(?=.)", " > ") + "; the other API's: closed"
                        + String.join("", others.stream().map(" > "::concat).toList()));
    }

    private static List<String> states(List<ChildEvent> signals, Api api) {
        return signals.stream()
                .filter(event ->
                        event.facts().path("facts").path("api").asText().equals(api.target()))
                .map(event -> event.text("name").substring("circuit.".length()))
                .toList();
    }

    /** Whether rows come through behind an open circuit as they came before. */
    static Finding loadKeepsItsPace(Asking asking) {
        Instant opened = asking.child().events(ChildEvent.SIGNAL).stream()
                .filter(event -> asking.isCircuit(event, "opened"))
                .map(ChildEvent::at)
                .findFirst()
                .orElse(asking.injected());
        double slower = asking.isSlow() ? SLOWER_WITH_SLOW_TRIALS : SLOWER;
        double before = asking.pace(asking.began(), asking.injected());
        double meanwhile = asking.pace(opened, asking.mended());
        return Finding.of(
                meanwhile * slower >= before,
                String.format(
                        Locale.ROOT, "%.0f rows a second before, %.0f behind the open circuit", before, meanwhile));
    }

    /** Whether rows say who answered instead, those answers were there, and they are what the API says. */
    static Finding substitutesAnswered(Asking asking) {
        Marks marks = asking.marks();
        boolean known = marks.rows("stale") > 0
                && (asking.broken() == Api.COMPANY || (marks.rows("reference") > 0 && marks.rows("area") > 0));
        return Finding.of(
                known && marks.rows("api") > 0 && marks.different() == 0,
                asking.broken().target() + ": rows by who answered " + marks.rows() + "; " + marks.different()
                        + " of stale and reference differ from the API");
    }

    static Finding nobodyStoodIn(Asking asking) {
        return Finding.of(
                asking.marks().substituted() == 0,
                asking.broken().target() + ": rows by who answered "
                        + asking.marks().rows());
    }

    static Finding filledIn(Asking asking) throws SQLException {
        Marks now = asking.marksNow();
        int exit = asking.backfilled().exitCode();
        return Finding.of(
                exit == 0 && now.substituted() == 0,
                "exit code " + exit + "; " + now.substituted() + " rows are marked, "
                        + asking.marks().substituted() + " were");
    }
}
