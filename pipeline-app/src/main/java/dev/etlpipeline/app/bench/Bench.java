package dev.etlpipeline.app.bench;

import dev.etlpipeline.app.bench.Engine.Job;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.definition.TargetSpec;
import dev.etlpipeline.core.run.Accounting;
import dev.etlpipeline.core.run.Failures;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.RunStopped;
import dev.etlpipeline.core.warehouse.TargetTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Measures all figures, round after round: each ratio is of two figures of one round. Before the first round, but of very
 * short files, all that runs in this process runs once with a shorter file and does not count; so does a run wherever the
 * modules change. Used once, by one thread.
 */
public final class Bench {

    /** Records of the warm-up, at most: enough for the compiler to have settled. */
    private static final long WARM_UP = 200_000;

    /** Records of a file below which rates mean nothing, and a warm JVM neither. */
    private static final long WORTH_WARMING = 10_000;

    private static final Set<Figure> CHILDREN = EnumSet.of(Figure.CHILD, Figure.CHILD_64M, Figure.CHILD_64M_LONG);

    /** Can only be measured on a target that has just been loaded. */
    private static final Set<Figure> NEED_FIRST =
            EnumSet.of(Figure.FIRST, Figure.AGAIN, Figure.INSERT, Figure.BULK_COPY);

    private final Engine engine;
    private final Plan plan;
    private final Consumer<String> progress;
    private final Place place;
    private final TargetTable target;
    private final BareTable bare;
    private final TargetTable bareTarget;
    private boolean fewerBefore;
    private Figure modulesOfLast = Figure.FIRST;
    private @Nullable Inputs warmUp;
    private Results results = new Results();
    private String stage = "";

    /**
     * What to measure.
     *
     * @param server  JDBC URL of a warehouse; empty for embedded ones
     * @param figures those wanted
     * @param without the module that {@link Figure#WITHOUT} leaves out; empty where that is not wanted
     * @param profile whether to say where a first load spends its time
     * @param folder  for files and embedded databases; its content is deleted
     */
    public record Plan(
            long rows,
            int rounds,
            Optional<String> server,
            Set<Figure> figures,
            Optional<String> without,
            boolean profile,
            Path folder) {

        public Plan {
            figures = Set.copyOf(figures);
        }
    }

    /** @param progress hears of each measurement, on one line */
    public Bench(Engine engine, Plan plan, Consumer<String> progress) {
        this.engine = engine;
        this.plan = plan;
        this.progress = progress;
        this.place = new Place(engine, plan.server(), plan.folder().resolve("db"));
        PipelineDefinition definition = engine.definition();
        this.target = new TargetTable(definition);
        this.bareTarget = new TargetTable(definition.into(definition.name(), beside(definition.target())));
        this.bare = new BareTable(engine, target, bareTarget);
    }

    private static TargetSpec beside(TargetSpec target) {
        return new TargetSpec(target.schema(), target.table() + "_bare", target.keyFold(), true);
    }

    public Database database() {
        return place.database();
    }

    /** Loads the file once more, and says where the time went. Before {@link #run} has cleaned up. */
    private Profile profile(Inputs inputs) throws Exception {
        progress.accept("recording where the time goes");
        Job job = new Job(inputs.file(Figure.FIRST), place.empty(target), false, false);
        return Profile.of(() -> engine.run(job));
    }

    /** What was measured, and the profile where one was asked for. */
    public record Outcome(Results results, Optional<Profile> profile) {}

    /** @throws IllegalStateException where a run ends otherwise than it must: its figures would mean nothing */
    public Outcome run() throws Exception {
        Folders.empty(plan.folder());
        try {
            Set<Figure> inProcess = EnumSet.copyOf(plan.figures());
            inProcess.removeAll(CHILDREN);
            if (plan.rows() >= WORTH_WARMING) {
                Inputs shorter = inputs(Math.min(plan.rows(), WARM_UP), "warm-up", inProcess);
                stage = "warm-up";
                round(shorter, inProcess);
                warmUp = shorter;
                results = new Results();
            }
            Inputs inputs = inputs(plan.rows(), "files", plan.figures());
            for (int round = 1; round <= plan.rounds(); round++) {
                stage = "round " + round + " of " + plan.rounds();
                round(inputs, plan.figures());
            }
            return new Outcome(results, plan.profile() ? Optional.of(profile(inputs)) : Optional.empty());
        } finally {
            cleanUp();
        }
    }

    private Inputs inputs(long rows, String folder, Set<Figure> figures) throws IOException {
        Inputs inputs =
                new Inputs(engine, rows, Files.createDirectories(plan.folder().resolve(folder)));
        progress.accept("making files of " + rows + " rows");
        inputs.make(figures);
        return inputs;
    }

    private void round(Inputs inputs, Set<Figure> figures) throws Exception {
        if (figures.contains(Figure.PARSE)) {
            Path file = inputs.file(Figure.PARSE);
            keep(Figure.PARSE, Meter.measure(meter -> BareParse.run(file)));
        }
        if (figures.contains(Figure.STAGES)) {
            Job job = new Job(inputs.file(Figure.STAGES), place.embedded(), true, false);
            keep(Figure.STAGES, Meter.measure(meter -> ran(job, Accounting::inserted, inputs.rows(Figure.STAGES))));
        }
        // What comes later finds the JVM warmer: which of those that are held together does, alternates.
        if (fewerBefore) {
            withFewerModules(figures, inputs);
        }
        if (figures.stream().anyMatch(NEED_FIRST::contains)) {
            firstAndAfter(inputs, figures);
        }
        if (!fewerBefore) {
            withFewerModules(figures, inputs);
        }
        fewerBefore = !fewerBefore;
        for (Figure figure : EnumSet.of(Figure.SHUFFLED, Figure.BAD_1, Figure.BAD_10, Figure.ENRICHED)) {
            if (figures.contains(figure)) {
                first(figure, inputs);
            }
        }
        for (Figure figure : CHILDREN) {
            if (figures.contains(figure)) {
                child(figure, inputs);
            }
        }
    }

    private void withFewerModules(Set<Figure> figures, Inputs inputs) throws Exception {
        for (Figure figure : EnumSet.of(Figure.CORE, Figure.WITHOUT)) {
            if (figures.contains(figure)) {
                first(figure, inputs);
            }
        }
    }

    /** What a loaded target is needed for follows the load at once. */
    private void firstAndAfter(Inputs inputs, Set<Figure> figures) throws Exception {
        Map<String, String> loaded = first(Figure.FIRST, inputs);
        if (figures.contains(Figure.AGAIN)) {
            Job job = new Job(inputs.file(Figure.AGAIN), loaded, false, false);
            keep(Figure.AGAIN, Meter.measure(meter -> ran(job, Accounting::unchanged, inputs.rows(Figure.AGAIN))));
        }
        if (figures.contains(Figure.INSERT)) {
            keep(Figure.INSERT, bare.measure(loaded, place.isServer() ? loaded : place.beside(), BareInsert::new));
        }
        if (figures.contains(Figure.BULK_COPY) && database() == Database.SQL_SERVER) {
            keep(Figure.BULK_COPY, bare.measure(loaded, loaded, BareBulkCopy::new));
        }
    }

    /** @return settings of the warehouse that was loaded */
    private Map<String, String> first(Figure figure, Inputs inputs) throws Exception {
        settle(figure);
        Map<String, String> empty = place.empty(target);
        Job job = new Job(inputs.file(figure), empty, false, figure == Figure.ENRICHED);
        keep(
                figure,
                Meter.measure(meter ->
                        counted(runOf(figure, job), law -> law.inserted() + law.quarantined(), inputs.rows(figure))));
        return empty;
    }

    /** With other modules than the last run had, the JVM compiles anew what they share: a run that does not count pays for it. */
    private void settle(Figure figure) throws Exception {
        Figure modules = figure == Figure.CORE || figure == Figure.WITHOUT ? figure : Figure.FIRST;
        if (warmUp != null && modules != modulesOfLast) {
            runOf(modules, new Job(warmUp.file(Figure.FIRST), place.empty(target), false, false));
        }
        modulesOfLast = modules;
    }

    private RunResult runOf(Figure figure, Job job) throws IOException {
        return switch (figure) {
            case CORE -> engine.runCore(job);
            case WITHOUT -> engine.runWithout(plan.without().orElseThrow(), job);
            default -> engine.run(job);
        };
    }

    private void child(Figure figure, Inputs inputs) throws Exception {
        List<String> options = figure == Figure.CHILD ? List.of() : List.of("-Xmx64m");
        Job job = new Job(inputs.file(figure), place.empty(target), false, false);
        keep(figure, Child.run(options, engine.child(job)));
    }

    private long ran(Job job, ToLongFunction<Accounting> counted, long expected) throws IOException {
        return counted(engine.run(job), counted, expected);
    }

    private static long counted(RunResult result, ToLongFunction<Accounting> counted, long expected) {
        Optional<Throwable> why = result.failed().filter(Failures::isOurs);
        if (why.isPresent()) {
            throw new RunStopped(
                    RunState.FAILED,
                    "a run of the bench ended " + result.state() + ": "
                            + why.get().getMessage(),
                    null,
                    why.get());
        }
        long count = counted.applyAsLong(result.accounting());
        if (result.state() != RunState.SUCCEEDED || count != expected) {
            throw new IllegalStateException("a run of the bench ended " + result.state() + " with " + count
                    + " records of the expected kind instead of " + expected);
        }
        return result.accounting().read();
    }

    private void keep(Figure figure, Sample sample) {
        results.add(figure, sample);
        progress.accept(String.format(
                Locale.ROOT,
                "%s: %s %,.0f rows/s, %.1f CPU s",
                stage,
                figure.title(),
                sample.rowsPerSecond(),
                sample.cpu().toMillis() / 1e3));
    }

    private void cleanUp() throws IOException, SQLException {
        if (plan.server().isPresent()) {
            place.drop(Map.of("warehouse.url", plan.server().get()), target);
            place.drop(Map.of("warehouse.url", plan.server().get()), bareTarget);
        }
        Folders.delete(plan.folder());
    }
}
