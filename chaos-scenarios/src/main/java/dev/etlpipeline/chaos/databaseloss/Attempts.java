package dev.etlpipeline.chaos.databaseloss;

import dev.etlpipeline.chaos.child.ChildEvent;
import dev.etlpipeline.chaos.experiment.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a child told of the loads that it tried again. */
final class Attempts {

    private static final Set<String> PERMANENT = Set.of("PERMISSION", "CONFIGURATION", "DATA");

    /** @param number of the attempt that failed, from 1 */
    private record Attempt(long number, long chunk, String errorClass, Duration waited) {}

    private final List<Attempt> attempts;
    private final Pace pace;

    Attempts(List<ChildEvent> events, Pace pace) {
        this.pace = pace;
        this.attempts = events.stream()
                .filter(event -> event.isSignal("retry.attempt"))
                .map(event -> event.facts().path("facts"))
                .filter(facts -> facts.path("kind").asText().equals("LOAD"))
                .map(facts -> new Attempt(
                        facts.path("attempts").asLong(),
                        facts.path("chunk").asLong(),
                        facts.path("class").asText(),
                        Duration.ofMillis(facts.path("wait_ms").asLong())))
                .toList();
    }

    /** Everything before the chunk in hand is committed, so nothing else has to be sent twice. */
    Finding ofOneChunk() {
        Set<Long> chunks = attempts.stream().map(Attempt::chunk).collect(Collectors.toCollection(TreeSet::new));
        return Finding.of(chunks.size() <= 1, "chunks that were tried again: " + chunks);
    }

    /** No wait above its bound, which doubles; and no two runs of luck alike. */
    Finding withinGrowingBounds() {
        List<Attempt> beyond = attempts.stream()
                .filter(attempt -> attempt.waited().compareTo(bound(attempt)) > 0)
                .toList();
        long different = attempts.stream().map(Attempt::waited).distinct().count();
        boolean jittered = attempts.size() < 4 || different > 1;
        return Finding.of(
                beyond.isEmpty() && jittered, "waits of " + waits() + "; beyond their bound: " + beyond.size());
    }

    private Duration bound(Attempt attempt) {
        Duration bound = pace.bound(attempt.number());
        return attempt.errorClass().equals("THROTTLED") ? bound.plus(Pace.THROTTLED) : bound;
    }

    private String waits() {
        return attempts.stream()
                .limit(12)
                .map(attempt -> attempt.waited().toMillis() + " ms")
                .collect(Collectors.joining(", "));
    }

    /** Were the waits as short as the first all the time, there would be twice as many at least. */
    Finding fewerThanWithoutGrowth(Duration outage) {
        long constant = 2 * outage.toMillis() / pace.initialWait().toMillis();
        return Finding.of(
                !attempts.isEmpty() && attempts.size() <= constant / 2,
                attempts.size() + " attempts in " + outage.toMillis() + " ms; about " + constant
                        + " if waits did not grow");
    }

    /** Both were felt, and the one that asks for fewer calls was left alone longer. */
    Finding heedThrottling() {
        boolean deadlock =
                attempts.stream().anyMatch(attempt -> attempt.errorClass().equals("TRANSIENT"));
        List<Duration> throttled = attempts.stream()
                .filter(attempt -> attempt.errorClass().equals("THROTTLED"))
                .map(Attempt::waited)
                .toList();
        boolean waited =
                !throttled.isEmpty() && throttled.stream().allMatch(wait -> wait.compareTo(Pace.THROTTLED) >= 0);
        return Finding.of(deadlock && waited, "waits of " + waits() + ", of them after throttling " + throttled);
    }

    Finding noneOfPermanentErrors() {
        List<String> classes = attempts.stream()
                .map(Attempt::errorClass)
                .filter(PERMANENT::contains)
                .toList();
        return Finding.of(classes.isEmpty(), "attempts after errors that stay: " + classes.size());
    }
}
