package dev.etlpipeline.chaos.api;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All that an API was asked until some moment, from its own log. */
public record CallLog(List<LoggedCall> calls) {

    public static CallLog of(WireMockServer server) {
        return new CallLog(server.getAllServeEvents().stream()
                .filter(event -> event.getResponse() != null)
                .map(LoggedCall::of)
                .sorted(Comparator.comparing(LoggedCall::came))
                .toList());
    }

    /** How often a key was asked for, on average. */
    public double callsPerKey() {
        long asked = calls.stream().mapToLong(call -> call.keys().size()).sum();
        return distinctKeys() == 0 ? 0 : (double) asked / distinctKeys();
    }

    public int distinctKeys() {
        Set<String> distinct = new HashSet<>();
        calls.forEach(call -> distinct.addAll(call.keys()));
        return distinct.size();
    }

    /** How many were being answered at once, at most. */
    public int mostInFlight() {
        List<Instant> ends = new ArrayList<>();
        int most = 0;
        for (LoggedCall call : calls) {
            ends.removeIf(end -> !end.isAfter(call.came()));
            ends.add(call.answered());
            most = Math.max(most, ends.size());
        }
        return most;
    }

    /** How many came between two moments. */
    public long between(Instant from, Instant until) {
        return calls.stream().filter(call -> call.cameBetween(from, until)).count();
    }

    public long with(int status) {
        return calls.stream().filter(call -> call.status() == status).count();
    }

    public long malformed() {
        return calls.stream().filter(LoggedCall::malformed).count();
    }

    public long slowerThan(Duration time) {
        return calls.stream()
                .filter(call -> !call.answered().isBefore(call.came().plus(time)))
                .count();
    }

    public CallLog since(Instant from) {
        return new CallLog(
                calls.stream().filter(call -> !call.came().isBefore(from)).toList());
    }

    public int size() {
        return calls.size();
    }
}
