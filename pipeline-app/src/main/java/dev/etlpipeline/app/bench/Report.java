package dev.etlpipeline.app.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a bench has measured, for people, programs and the page on performance.
 *
 * @param database name and version of the product
 * @param profile  of one more first load, where one was taken
 * @param atLeast  what the module that is left out is to leave of a first load's speed
 */
public record Report(
        Database kind,
        String database,
        long rows,
        int rounds,
        Instant at,
        String version,
        Machine machine,
        Results results,
        Optional<Profile> profile,
        double atLeast) {

    /** A target with what was measured, for the figures that were. */
    private record Verdict(Target target, double ratio) {

        boolean reached() {
            return ratio >= target.atLeast();
        }

        String name() {
            return target.figure().title() + " / " + target.over().title();
        }
    }

    private List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        for (Target target : Target.on(kind, atLeast)) {
            results.ratio(target.figure(), target.over()).ifPresent(ratio -> verdicts.add(new Verdict(target, ratio)));
        }
        return verdicts;
    }

    /** For a terminal of 80 columns. */
    public String text() {
        StringBuilder text = new StringBuilder();
        line(text, "%,d rows, median of %d, %s, %s", rows, rounds, database, machine.java());
        line(text, "%d x %s", machine.processors(), machine.processor());
        line(text, "");
        line(text, "  %-20s %11s %8s %10s", "", "rows/s", "CPU s", "peak heap");
        for (Figure figure : results.figures()) {
            Sample sample = results.median(figure);
            line(
                    text,
                    "  %-20s %,11.0f %8.1f %,7d MB",
                    figure.title(),
                    sample.rowsPerSecond(),
                    seconds(sample),
                    sample.heap() >> 20);
        }
        line(text, "");
        for (Verdict verdict : verdicts()) {
            line(
                    text,
                    "  %-38s %6.2f   target %4.2f  %s",
                    verdict.name(),
                    verdict.ratio(),
                    verdict.target().atLeast(),
                    verdict.reached() ? "reached" : "MISSED");
        }
        return text.toString();
    }

    /** One object; its keys are a promise. */
    public String json() {
        ObjectNode root = new ObjectMapper().createObjectNode();
        root.put("at", at.toString()).put("version", version).put("database", database);
        root.put("rows", rows).put("rounds", rounds);
        root.putObject("machine")
                .put("processor", machine.processor())
                .put("processors", machine.processors())
                .put("system", machine.system())
                .put("java", machine.java())
                .put("heap_megabytes", machine.heapMegabytes());
        ObjectNode figures = root.putObject("figures");
        for (Figure figure : results.figures()) {
            Sample sample = results.median(figure);
            ArrayNode all = figures.putObject(figure.key())
                    .put("rows_per_second", Math.round(sample.rowsPerSecond()))
                    .put("cpu_seconds", seconds(sample))
                    .put("peak_heap_bytes", sample.heap())
                    .putArray("rounds");
            results.samples(figure).forEach(one -> all.add(Math.round(one.rowsPerSecond())));
        }
        ArrayNode ratios = root.putArray("ratios");
        for (Verdict verdict : verdicts()) {
            ratios.addObject()
                    .put("figure", verdict.target().figure().key())
                    .put("over", verdict.target().over().key())
                    .put("ratio", Math.round(verdict.ratio() * 1000) / 1000.0)
                    .put("target", verdict.target().atLeast())
                    .put("reached", verdict.reached());
        }
        return root.toPrettyString();
    }

    /** Tables for a page in Markdown. */
    public String markdown() {
        StringBuilder text = new StringBuilder();
        line(
                text,
                "%s, %,d rows, median of %d rounds, version %s, %s UTC. %s.",
                database,
                rows,
                rounds,
                version,
                at.toString().substring(0, 16).replace('T', ' '),
                machine);
        line(text, "");
        line(text, "| figure | what it is | rows/s | CPU s | peak heap MB | rounds, rows/s |");
        line(text, "| --- | --- | ---: | ---: | ---: | --- |");
        for (Figure figure : results.figures()) {
            Sample sample = results.median(figure);
            line(
                    text,
                    "| %s | %s | %,.0f | %.1f | %,d | %s |",
                    figure.title(),
                    figure.what(),
                    sample.rowsPerSecond(),
                    seconds(sample),
                    sample.heap() >> 20,
                    String.join(
                            " ",
                            results.samples(figure).stream()
                                    .map(one -> String.format(Locale.ROOT, "%,.0f", one.rowsPerSecond()))
                                    .toList()));
        }
        line(text, "");
        line(text, "| ratio | measured | target | |");
        line(text, "| --- | ---: | ---: | --- |");
        for (Verdict verdict : verdicts()) {
            line(
                    text,
                    "| %s | %.2f | %.2f | %s |",
                    verdict.name(),
                    verdict.ratio(),
                    verdict.target().atLeast(),
                    verdict.reached() ? "reached" : "**missed**");
        }
        profile.ifPresent(taken -> profile(text, taken));
        return text.toString();
    }

    private static void profile(StringBuilder text, Profile profile) {
        line(text, "");
        line(
                text,
                "Where a first load spends its time (Flight Recorder, %,d samples of running threads, shares of at least"
                        + " 1 %%):",
                profile.samples());
        line(text, "");
        line(text, "| thread | code | share |");
        line(text, "| --- | --- | ---: |");
        profile.shares()
                .forEach(share ->
                        line(text, "| %s | `%s` | %.1f %% |", share.thread(), share.part(), 100 * share.share()));
    }

    private static double seconds(Sample sample) {
        return Math.round(sample.cpu().toMillis() / 100.0) / 10.0;
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
