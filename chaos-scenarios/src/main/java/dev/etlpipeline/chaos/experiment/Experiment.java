package dev.etlpipeline.chaos.experiment;

import dev.etlpipeline.chaos.experiment.Invariant.Examined;
import dev.etlpipeline.chaos.experiment.Journal.Kind;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Steady state, fault, rollback, invariants, verdict. Written from top to bottom in the order in which it happens; begun by
 * {@link DrillRun}.
 *
 * @param <W> what it is about: a database, a pipeline, whatever its faults are done to; closed at the end
 */
public final class Experiment<W extends AutoCloseable> {

    private final Fault<W> fault;
    private final World<W> world;
    private final List<Invariant<W>> steady = new ArrayList<>();
    private final List<Step<W>> given = new ArrayList<>();
    private final List<Step<W>> meanwhile = new ArrayList<>();
    private final List<Step<W>> afterwards = new ArrayList<>();
    private final List<Invariant<W>> invariants = new ArrayList<>();

    /** Sets up what an experiment is about, before its steady state is looked at. */
    @FunctionalInterface
    public interface World<W> {
        /** @param context with a folder of the experiment's own, which is there and empty */
        W open(DrillContext context, Journal journal) throws Exception;
    }

    private record Step<W>(String title, Action<? super W> action) {}

    private Experiment(Fault<W> fault, World<W> world) {
        this.fault = fault;
        this.world = world;
    }

    public static <W extends AutoCloseable> Experiment<W> of(Fault<W> fault, World<W> world) {
        return new Experiment<>(fault, world);
    }

    /** Has to hold before anything is broken; where it does not, nothing is proven. */
    public Experiment<W> steadyState(String probe, String check, Examination<? super W> examination) {
        steady.add(new Invariant<>(probe, check, examination));
        return this;
    }

    /** Brings things to where the fault is to hit. What it throws makes the experiment invalid. */
    public Experiment<W> given(String title, Action<? super W> action) {
        given.add(new Step<>(title, action));
        return this;
    }

    /** Between fault and rollback. */
    public Experiment<W> meanwhile(String title, Action<? super W> action) {
        meanwhile.add(new Step<>(title, action));
        return this;
    }

    /** Behind the rollback: lets things come to their end. */
    public Experiment<W> afterwards(String title, Action<? super W> action) {
        afterwards.add(new Step<>(title, action));
        return this;
    }

    /** Has to hold at the end. */
    public Experiment<W> invariant(String name, String check, Examination<? super W> examination) {
        invariants.add(new Invariant<>(name, check, examination));
        return this;
    }

    /** The same for several, such as those that every drill looks at. */
    public Experiment<W> invariants(List<? extends Invariant<W>> more) {
        invariants.addAll(more);
        return this;
    }

    public String fault() {
        return fault.name();
    }

    public String title() {
        return fault.title();
    }

    /** What has to hold before anything is broken, in words. */
    public List<String> probes() {
        return steady.stream().map(Invariant::name).toList();
    }

    /** What has to hold at the end, in words. */
    public List<String> promises() {
        return invariants.stream().map(Invariant::name).toList();
    }

    ExperimentResult run(DrillContext context, DrillWatcher watcher, Clock clock) {
        return run(context, watcher, clock, () -> false);
    }

    /** @param stopped whether it is to end, as one that proves nothing; its thread is interrupted then */
    ExperimentResult run(DrillContext context, DrillWatcher watcher, Clock clock, BooleanSupplier stopped) {
        Journal journal = new Journal(clock, watcher);
        Course course = new Course(journal, watcher, stopped);
        Instant started = clock.instant();
        try (W w = world.open(context, journal)) {
            course.uninterrupted(() -> course.run(w)); // so that the world is closed as always
        } catch (Exception e) {
            course.interrupted |= e instanceof InterruptedException;
            course.invalid("it could not be set up: " + words(e));
        }
        course.endInterrupted();
        ExperimentResult result = new ExperimentResult(
                fault(),
                title(),
                course.verdict(),
                course.reason(),
                started,
                clock.instant(),
                journal.entries(),
                journal.samples(),
                List.copyOf(course.examined),
                journal.figures(),
                fault() + "/pipeline.log");
        watcher.ended(result);
        return result;
    }

    private static String words(Throwable e) {
        return e.getMessage() + " (" + e.getClass().getSimpleName() + ")";
    }

    /** What may throw. */
    private interface Part {
        void run() throws Exception;
    }

    /** One way through an experiment. */
    private final class Course {

        private final Journal journal;
        private final DrillWatcher watcher;
        private final BooleanSupplier stopped;
        private final List<Examined> examined = new ArrayList<>();
        private String invalid = "";
        private boolean interrupted;

        Course(Journal journal, DrillWatcher watcher, BooleanSupplier stopped) {
            this.journal = journal;
            this.watcher = watcher;
            this.stopped = stopped;
        }

        /** Remembers an interrupt until {@link #endInterrupted}: it has ended the part, and not what clears up behind it. */
        void uninterrupted(Part part) throws Exception {
            try {
                part.run();
            } catch (InterruptedException e) {
                interrupted = true;
            } finally {
                interrupted |= Thread.interrupted();
            }
        }

        void endInterrupted() {
            if (interrupted || stopped.getAsBoolean()) {
                Thread.currentThread().interrupt();
                invalid("interrupted");
            }
        }

        private void goOnUnlessInterrupted() throws InterruptedException {
            if (interrupted || stopped.getAsBoolean() || Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
        }

        void run(W w) throws Exception {
            for (Invariant<W> probe : steady) {
                journal.note(Kind.STEP, "steady state: " + probe.name());
                if (look(probe, w).isBroken()) {
                    invalid("the steady state did not hold: " + probe.name());
                    return;
                }
            }
            for (Step<W> step : given) {
                journal.note(Kind.STEP, step.title());
                step.action().on(w);
            }
            journal.note(Kind.INJECTED, fault.title());
            fault.inject().on(w);
            try {
                uninterrupted(() -> follow(meanwhile, w));
            } finally {
                fault.rollback().on(w);
                journal.note(Kind.ROLLED_BACK, "the fault is over");
            }
            follow(afterwards, w);
            Examined hit = look(new Invariant<>("the fault hit", "asked of what was broken", fault.hit()), w);
            if (hit.isBroken()) {
                invalid("the fault did not hit: " + hit.evidence());
            }
            for (Invariant<W> invariant : invariants) {
                goOnUnlessInterrupted();
                look(invariant, w);
            }
        }

        /** What goes wrong behind the fault is a finding. */
        private void follow(List<Step<W>> steps, W w) throws InterruptedException {
            for (Step<W> step : steps) {
                goOnUnlessInterrupted();
                journal.note(Kind.STEP, step.title());
                Examined done = new Invariant<W>(step.title(), "done, and waited for", here -> {
                            step.action().on(here);
                            return Finding.held("");
                        })
                        .examine(w);
                if (done.isBroken()) {
                    examined.add(done);
                    watcher.examined(done);
                }
            }
        }

        private Examined look(Invariant<W> invariant, W w) {
            Examined found = invariant.examine(w);
            examined.add(found);
            watcher.examined(found);
            return found;
        }

        void invalid(String why) {
            invalid = why;
        }

        Verdict verdict() {
            if (!invalid.isEmpty()) {
                return Verdict.INVALID;
            }
            return examined.stream().anyMatch(Examined::isBroken) ? Verdict.FAILED : Verdict.PASSED;
        }

        String reason() {
            return invalid.isEmpty()
                    ? examined.stream()
                            .filter(Examined::isBroken)
                            .map(Examined::name)
                            .collect(Collectors.joining("; "))
                    : invalid;
        }
    }
}
