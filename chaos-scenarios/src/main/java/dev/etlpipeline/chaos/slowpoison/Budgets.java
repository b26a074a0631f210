package dev.etlpipeline.chaos.slowpoison;

import dev.etlpipeline.chaos.api.Api;
import dev.etlpipeline.chaos.child.ChildEvent;
import dev.etlpipeline.chaos.experiment.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a load may use up while things get slower, and what it has to say of it. */
final class Budgets {

    /** The work itself may take this much longer than it did before: it has to share the machine with what delays it. */
    private static final double SLOWER_WORK = 2;

    /** For what is done once at the end of a run, and for a machine that is busy with other things. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private Budgets() {}

    /** Memory is bounded by what is in flight: nobody reads ahead of a slow end. */
    static Finding nobodyReadsAhead(Slowing load) {
        int inFlight = 0;
        int most = 0;
        for (ChildEvent event : load.child().events()) {
            inFlight += event.is(ChildEvent.CHUNK_READ) ? 1 : event.is(ChildEvent.CHUNK_COMMITTED) ? -1 : 0;
            most = Math.max(most, inFlight);
        }
        return Finding.of(
                most > 0 && most <= Slowing.CHUNKS_IN_FLIGHT,
                "at most " + most + " chunks between reader and commit, " + Slowing.CHUNKS_IN_FLIGHT + " are allowed");
    }

    /** Slow is not broken: nothing fails for it, and nothing is asked for again. */
    static Finding nothingIsGivenUp(Slowing load) {
        List<String> said = new ArrayList<>();
        for (ChildEvent event : load.child().events()) {
            if (event.is(ChildEvent.OPERATION_FAILED)) {
                said.add(event.text("kind") + " failed");
            } else if (event.text("name").startsWith("retry.")
                    || event.text("name").startsWith("circuit.")) {
                said.add(event.text("name"));
            }
        }
        double postcodes = load.log(Api.POSTCODE).callsPerKey();
        double companies = load.log(Api.COMPANY).callsPerKey();
        return Finding.of(
                said.isEmpty() && postcodes == 1 && companies == 1,
                said.size() + " failures, retries and circuits "
                        + said.stream().limit(3).toList()
                        + String.format(
                                Locale.ROOT, "; each key was asked for %.2f and %.2f times", postcodes, companies));
    }

    /** What was injected is all that it may cost. */
    static Finding costsNoMoreThanTheDelays(Slowing load) {
        List<ChildEvent> commits = load.child().events(ChildEvent.CHUNK_COMMITTED);
        Instant first = commits.get(0).at();
        Instant last = commits.get(commits.size() - 1).at();
        long before = rows(commits, first, load.injected());
        Duration work = Duration.between(first, load.injected());
        double perRow = work.toNanos() / 1e9 / Math.max(1, before);
        long rest = rows(commits, load.injected(), last);
        double budget = rest * perRow * SLOWER_WORK + load.injectedDelay().toMillis() / 1000.0 + MARGIN.toSeconds();
        double took = Duration.between(load.injected(), last).toMillis() / 1000.0;
        return Finding.of(
                took <= budget,
                String.format(
                        Locale.ROOT,
                        "%d rows took %.1f s; %.1f s are allowed: %.1f s of work, %.1f s of delays, and a margin",
                        rest,
                        took,
                        budget,
                        rest * perRow,
                        load.injectedDelay().toMillis() / 1000.0));
    }

    private static long rows(List<ChildEvent> commits, Instant after, Instant until) {
        return commits.stream()
                .filter(event -> event.at().isAfter(after) && !event.at().isAfter(until))
                .mapToLong(event -> event.number("last") - event.number("first") + 1)
                .sum();
    }

    /** The run's result, as its summary prints it, has the stage that was slowed in front of all others. */
    static Finding theSummaryNames(Slowing load, String stage) {
        ChildEvent end = load.child().events(ChildEvent.RUN_FINISHED).get(0);
        Map<String, Long> stages = new TreeMap<>();
        end.facts()
                .path("stages")
                .properties()
                .forEach(one -> stages.put(one.getKey(), one.getValue().asLong()));
        String slowest = stages.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("none");
        return Finding.of(slowest.equals(stage), "milliseconds by stage " + stages);
    }

    /** The one that got slower is named while the load runs. */
    static Finding theRunSaysWhoGotSlower(Slowing load, String slowed) {
        List<String> named = load.child().events(ChildEvent.SIGNAL).stream()
                .filter(event -> event.text("name").equals("pace.slower"))
                .map(event -> event.facts().path("facts").path("target").asText())
                .distinct()
                .toList();
        return Finding.of(named.contains(slowed), "it named " + named + ", slowed was " + slowed);
    }

    static Finding ends(Slowing load) throws InterruptedException {
        int exit = load.child().exitCode();
        String state = load.child().state().orElse("without a state");
        return Finding.of(exit == 0 && state.equals("SUCCEEDED"), "exit code " + exit + ", " + state);
    }
}
