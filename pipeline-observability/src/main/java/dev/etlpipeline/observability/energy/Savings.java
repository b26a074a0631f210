package dev.etlpipeline.observability.energy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks through past runs for what they could have done without. What it finds overlaps: a run can show several. */
final class Savings {

    /** As long as answers of APIs are kept where nothing else is set: enrichment.*.cache-ttl. */
    private static final Duration ANSWERS_HOLD = Duration.ofHours(24);

    /** Idle energy below this share is no finding: some waiting is part of any run. */
    private static final double WORTH_TELLING = 0.25;

    private final List<MeasuredRun> runs;
    private final GridIntensity grid;

    private Savings(List<MeasuredRun> runs, GridIntensity grid) {
        this.runs = runs;
        this.grid = grid;
    }

    /** @param runs oldest first */
    static List<Saving> of(List<MeasuredRun> runs, GridIntensity grid) {
        Savings savings = new Savings(runs, grid);
        return Stream.of(
                        savings.unchanged(),
                        savings.inVain(),
                        savings.callsAgain(),
                        savings.dirtyHours(),
                        savings.waiting())
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Saving> unchanged() {
        List<MeasuredRun> found = those(run -> run.loaded() && run.records() > 0 && run.written() == 0);
        return saving(
                Waste.CHANGED_NOTHING,
                found,
                grams(found),
                Figures.count(found.size(), "load") + " changed nothing: all of it was loaded before",
                "compare the file's checksum with the last one's before a run is begun");
    }

    private Optional<Saving> inVain() {
        List<MeasuredRun> found = those(run -> run.figures().state().equals("FAILED") && run.written() == 0);
        return saving(
                Waste.IN_VAIN,
                found,
                grams(found),
                Figures.count(found.size(), "run") + " failed and had loaded nothing",
                "have ./pipeline check look at the file, and ./pipeline health at the rest, before a run is begun");
    }

    private Optional<Saving> callsAgain() {
        Map<String, MeasuredRun> before = new HashMap<>();
        List<MeasuredRun> found = new ArrayList<>();
        long again = 0;
        for (MeasuredRun run : those(one -> one.calls() > 0)) {
            MeasuredRun last = before.put(run.figures().pipeline(), run);
            if (last != null && Duration.between(last.began(), run.began()).compareTo(ANSWERS_HOLD) < 0) {
                again += Math.min(last.calls(), run.calls());
                found.add(run);
            }
        }
        return saving(
                Waste.CALLS_AGAIN,
                found,
                null,
                "up to " + Figures.count(again, "call")
                        + " of APIs may have asked again what a run within a day before had asked:"
                        + " a cache lives as long as its process",
                "import reference data (./pipeline reference import), or load several files while one ./pipeline serve runs");
    }

    private Optional<Saving> dirtyHours() {
        List<MeasuredRun> found =
                grid.changes() ? those(run -> run.footprint().gramsPerKwh() > grid.average()) : List.of();
        double saved = found.stream()
                .mapToDouble(run ->
                        run.footprint().wattHours() / 1000 * (run.footprint().gramsPerKwh() - grid.least()))
                .sum();
        return saving(
                Waste.DIRTY_HOURS,
                found,
                saved,
                Figures.count(found.size(), "run") + " in hours that are dirtier than the day's average, "
                        + Figures.plain(grid.average()) + " g/kWh; the cleanest hour has "
                        + Figures.plain(grid.least()),
                "begin them in cleaner hours, or have observability.energy.greener-hours see to it");
    }

    private Optional<Saving> waiting() {
        List<MeasuredRun> found = those(run -> run.footprint().idleWattHours()
                > WORTH_TELLING * run.footprint().wattHours());
        double saved = found.stream()
                .mapToDouble(run -> run.footprint().grams()
                        * run.footprint().idleWattHours()
                        / run.footprint().wattHours())
                .sum();
        return saving(
                Waste.WAITING,
                found,
                saved,
                Figures.count(found.size(), "run") + " left processors waiting for more than a quarter of the energy",
                "give them fewer processors: a smaller machine or container, with load.workers and warehouse.pool-size to"
                        + " match");
    }

    private List<MeasuredRun> those(Predicate<MeasuredRun> wanted) {
        return runs.stream().filter(wanted).toList();
    }

    private static double grams(List<MeasuredRun> runs) {
        return runs.stream().mapToDouble(run -> run.footprint().grams()).sum();
    }

    private static Optional<Saving> saving(
            Waste waste, List<MeasuredRun> found, @Nullable Double grams, String seen, String todo) {
        return found.isEmpty() ? Optional.empty() : Optional.of(new Saving(waste, found.size(), grams, seen, todo));
    }
}
