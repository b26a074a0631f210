package dev.etlpipeline.chaos.show;

import dev.etlpipeline.chaos.experiment.DrillResult;
import dev.etlpipeline.chaos.experiment.ExperimentResult;
import dev.etlpipeline.chaos.experiment.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How long it took to get over each fault that the pipeline felt, over all runs that were kept; written between two marks of a
 * page.
 */
public final class RecoveryTimes {

    static final String BEGIN = "<!-- drills: times -->";
    static final String END = "<!-- end of drills -->";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Map<Which, List<ExperimentResult>> passed = new TreeMap<>();
    private final Map<Which, Integer> tried = new TreeMap<>();
    private final List<DrillResult> drills;

    /** What is measured apart. */
    private record Which(String drill, String fault, String speed, String database) implements Comparable<Which> {

        @Override
        public int compareTo(Which other) {
            return key().compareTo(other.key());
        }

        private String key() {
            return String.join("\t", drill, fault, database, speed);
        }
    }

    /** @param drills negative controls among them do not count */
    public RecoveryTimes(List<DrillResult> drills) {
        this.drills = drills.stream()
                .filter(drill ->
                        drill.without() == null && drill.experiments().stream().anyMatch(RecoveryTimes::wasFelt))
                .toList();
        this.drills.forEach(drill -> drill.experiments().forEach(one -> take(drill, one)));
    }

    /** Where nothing broke off, nothing had to be recovered. */
    private static boolean wasFelt(ExperimentResult one) {
        return Milestones.of(one.entries()).detected() != null;
    }

    private void take(DrillResult drill, ExperimentResult one) {
        if (!wasFelt(one)) {
            return;
        }
        Which which =
                new Which(drill.drill(), one.fault(), drill.speed().name().toLowerCase(Locale.ROOT), drill.database());
        tried.merge(which, 1, Integer::sum);
        if (one.verdict() == Verdict.PASSED) {
            passed.computeIfAbsent(which, key -> new ArrayList<>()).add(one);
        }
    }

    public boolean isEmpty() {
        return passed.isEmpty();
    }

    /**
     * Writes the table between the page's marks; the words around it stay.
     *
     * @throws IllegalArgumentException where the page lacks the marks
     */
    public void writeInto(Path page) throws IOException {
        String text = new String(Files.readAllBytes(page), StandardCharsets.UTF_8).replace("\r\n", "\n");
        int from = text.indexOf(BEGIN);
        int to = from < 0 ? -1 : text.indexOf(END, from);
        if (to < 0) {
            throw new IllegalArgumentException(page + " lacks the lines " + BEGIN + " and " + END + ", in this order");
        }
        Files.write(
                page,
                (text.substring(0, from) + BEGIN + "\n" + markdown() + text.substring(to))
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** The table, with what it was made of. */
    String markdown() {
        StringBuilder text = new StringBuilder();
        Instant first = drills.stream()
                .map(DrillResult::started)
                .min(Instant::compareTo)
                .orElseThrow();
        Instant last = drills.stream()
                .map(DrillResult::started)
                .max(Instant::compareTo)
                .orElseThrow();
        text.append(String.format(
                Locale.ROOT,
                "%d runs of drills, begun from %s to %s UTC. %d processors, %s %s, Java %s. Median (worst) of the experiments"
                        + " that passed.%n%n",
                drills.size(),
                TIME.format(first),
                TIME.format(last),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                System.getProperty("java.version")));
        text.append(
                "| drill | fault | speed | on | passed | fault lasted | felt after | first commit after | run over after |\n");
        text.append("| --- | --- | --- | --- | ---: | ---: | ---: | ---: | ---: |\n");
        passed.forEach((which, results) -> text.append(row(which, results)));
        return text.toString().replace("\r\n", "\n");
    }

    private String row(Which which, List<ExperimentResult> results) {
        return "| " + which.drill() + " | `" + which.fault() + "` | " + which.speed() + " | " + which.database()
                + " | " + results.size() + " of " + tried.get(which) + " | "
                + spread(results, Milestones::faultLasted) + " | " + spread(results, Milestones::toDetection)
                + " | " + spread(results, Milestones::toRecovery) + " | "
                + spread(results, Milestones::toCompletion) + " |\n";
    }

    private static String spread(List<ExperimentResult> results, Function<Milestones, @Nullable Duration> span) {
        List<Duration> spans = results.stream()
                .map(one -> span.apply(Milestones.of(one.entries())))
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        if (spans.isEmpty()) {
            return "-";
        }
        String median = Spans.words(spans.get((spans.size() - 1) / 2));
        return spans.size() == 1 ? median : median + " (" + Spans.words(spans.get(spans.size() - 1)) + ")";
    }
}
