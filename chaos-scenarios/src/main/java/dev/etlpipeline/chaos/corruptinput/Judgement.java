package dev.etlpipeline.chaos.corruptinput;

import dev.etlpipeline.chaos.experiment.Finding;
import dev.etlpipeline.chaos.invariant.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What became of each record, as database and quarantine have it, against the verdict that it deserves. */
final class Judgement {

    static final String LOADED = "SELECT source_record FROM target";
    static final String HELD =
            "SELECT source_record, rule_name, raw, raw_complete, byte_offset FROM etl.quarantine WHERE run_id = ?";

    private Judgement() {}

    private record Held(String rule, byte[] raw, boolean complete, long offset) {}

    /** No bad record was loaded. */
    static Finding noFalseAccept(Input input) throws SQLException {
        try (Connection connection = input.bench().connect()) {
            NavigableSet<Long> loaded = Sql.set(
                    connection,
                    "SELECT source_record FROM " + input.bench().pipeline().table());
            NavigableSet<Long> wrongly = numbers(input.written().bad());
            wrongly.retainAll(loaded);
            return Finding.of(
                    wrongly.isEmpty() && !loaded.isEmpty(),
                    loaded.size() + " records are loaded, bad ones among them: " + some(input, wrongly));
        }
    }

    /** No good record was set aside. */
    static Finding noFalseReject(Input input) throws Exception {
        return input.ofQuarantine(connection -> {
            NavigableSet<Long> wrongly = new TreeSet<>(held(connection, input).keySet());
            int all = wrongly.size();
            wrongly.removeAll(numbers(input.written().bad()));
            return Finding.of(
                    wrongly.isEmpty(), all + " records are set aside, good ones among them: " + some(input, wrongly));
        });
    }

    /** Each bad record was set aside for what is wrong with it. */
    static Finding rightReasons(Input input) throws Exception {
        return input.ofQuarantine(connection -> {
            Map<Long, Held> held = held(connection, input);
            List<String> wrong = input.written().bad().stream()
                    .filter(one -> !held.containsKey(one.record())
                            || !held.get(one.record()).rule().equals(one.rule()))
                    .map(one -> one + " is under "
                            + (held.containsKey(one.record())
                                    ? held.get(one.record()).rule()
                                    : "no rule"))
                    .toList();
            return Finding.of(wrong.isEmpty(), input.written().bad().size() + " verdicts, wrong: " + first(wrong));
        });
    }

    /** A quote that is not closed costs its own record. */
    static Finding quotesCostTheirOwn(Input input) throws Exception {
        return input.ofQuarantine(connection -> {
            NavigableSet<Long> quoting = new TreeSet<>();
            held(connection, input).forEach((record, held) -> {
                if (held.rule().equals(Damage.UNCLOSED_QUOTE.rule())) {
                    quoting.add(record);
                }
            });
            NavigableSet<Long> own = numbers(input.written().bad().stream()
                    .filter(one -> one.rule().equals(Damage.UNCLOSED_QUOTE.rule()))
                    .toList());
            long open = input.written().kinds().getOrDefault(Damage.UNCLOSED_QUOTE, 0L);
            return Finding.of(
                    open > 0 && quoting.equals(own),
                    open + " quotes are not closed; " + own.size() + " records have bad quotes, " + quoting.size()
                            + " are set aside for them");
        });
    }

    /** What stood in the file was kept, byte for byte. */
    static Finding rawKept(Input input) throws Exception {
        return input.ofQuarantine(connection -> {
            Map<Long, Held> held = held(connection, input);
            List<String> wrong = input.written().bad().stream()
                    .filter(one -> !isKept(one, held.get(one.record())))
                    .map(Expected::toString)
                    .toList();
            return Finding.of(
                    wrong.isEmpty(), "compared with the bytes and places in the file, not as there: " + first(wrong));
        });
    }

    private static boolean isKept(Expected one, @Nullable Held held) {
        return held != null
                && Arrays.equals(held.raw(), one.kept())
                && held.complete() == one.keptWhole()
                && held.offset() == one.offset();
    }

    /** Who hears of it hears why. */
    static Finding alerted(Input input) {
        List<String> alerts = input.ended().signals("threshold.crossed");
        Map<String, Long> counts =
                input.written().bad().stream().collect(Collectors.groupingBy(Expected::rule, Collectors.counting()));
        List<String> top = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(3)
                .map(rule -> rule.getKey() + " " + rule.getValue())
                .toList();
        boolean named = alerts.stream().anyMatch(alert -> top.stream().allMatch(alert::contains));
        return Finding.of(
                named && top.stream().allMatch(input.ended().err()::contains),
                "signal threshold.crossed, and the message: " + (alerts.isEmpty() ? "none" : alerts.get(0)));
    }

    private static Map<Long, Held> held(Connection connection, Input input) throws SQLException {
        Map<Long, Held> held = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(HELD)) {
            statement.setString(1, input.runId());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    held.put(
                            row.getLong(1),
                            new Held(row.getString(2), row.getBytes(3), row.getBoolean(4), row.getLong(5)));
                }
            }
        }
        return held;
    }

    private static NavigableSet<Long> numbers(List<Expected> records) {
        return records.stream().map(Expected::record).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String some(Input input, NavigableSet<Long> records) {
        return first(records.stream()
                .map(record -> input.written().records().get((int) (record - 1)).toString())
                .toList());
    }

    private static String first(List<String> things) {
        return things.isEmpty()
                ? "none"
                : things.size() + " (" + String.join("; ", things.subList(0, Math.min(5, things.size()))) + ")";
    }
}
