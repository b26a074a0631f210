package dev.etlpipeline.chaos.memory;

import dev.etlpipeline.chaos.child.Installed;
import dev.etlpipeline.chaos.experiment.Drill;
import dev.etlpipeline.chaos.experiment.DrillContext;
import dev.etlpipeline.chaos.experiment.Experiment;
import dev.etlpipeline.chaos.experiment.Fault;
import dev.etlpipeline.chaos.experiment.Invariant;
import dev.etlpipeline.chaos.experiment.Protection;
import dev.etlpipeline.chaos.invariant.StandardInvariants;
import java.util.List;
import java.util.Map;

/** There is more data than memory, in every way in which there can be. */
public final class MemoryDrill implements Drill {

    private static final Protection BACKPRESSURE = new Protection(
            "backpressure",
            "Chunks are read that nobody has loaded yet, until they exceed the heap",
            MemoryFaults.SLOW_DATABASE.name(),
            Map.of("load.chunks-in-flight", "64"));

    private static final Protection RECORD_LIMIT = new Protection(
            "record-limit",
            "A record may be larger than the heap",
            MemoryFaults.HUGE_FIELD.name(),
            Map.of("csv.max-record-bytes", "268435456"));

    private static final List<Invariant<Starved>> GETS_THROUGH = List.of(
            new Invariant<>("the run gets through", "exit code 0", Starved::succeeded),
            new Invariant<>("no OutOfMemoryError", "events, log, and what the JVM said", Starved::noOutOfMemory),
            new Invariant<>(
                    "no more than the chunks in flight are in memory",
                    "chunks that were read and not committed, by the child's events",
                    Starved::chunksBounded),
            new Invariant<>(
                    "files, threads and connections are given back",
                    "/proc of the child at each commit; the line before the database at the end",
                    Starved::givenBack));

    private static final List<Invariant<Starved>> BOUNDED = List.of(
            new Invariant<>(
                    "at most 70 % of the heap is live",
                    "what full collections left, by the child's gc.log",
                    starved -> starved.liveHeap().withinShare()),
            new Invariant<>(
                    "it does not grow with the file",
                    "slope of the same by least squares, over the whole run",
                    starved -> starved.liveHeap().withoutSlope()));

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String title() {
        return "There is more data than memory";
    }

    @Override
    public List<Protection> protections() {
        return List.of(BACKPRESSURE, RECORD_LIMIT);
    }

    @Override
    public List<Experiment<?>> experiments(DrillContext context) {
        Pace pace = Pace.of(context.speed());
        return List.of(
                large(pace),
                huge(pace),
                bounded(MemoryFaults.SLOW_DATABASE, pace.other()),
                bounded(MemoryFaults.ALL_QUARANTINED, pace.allBad()),
                outOfMemory(pace));
    }

    @Override
    public List<String> inTwoMinutes() {
        return List.of(
                MemoryFaults.LARGE_FILE.name(), MemoryFaults.SLOW_DATABASE.name(), MemoryFaults.OUT_OF_MEMORY.name());
    }

    /** Larger than the heap, and no slower for it. */
    private static Experiment<Starved> large(Pace pace) {
        return starved(MemoryFaults.LARGE_FILE, pace.large())
                .given("a file as large as the heap is loaded by the same small process", Starved::loadAHeapful)
                .meanwhile("the run comes to its end", Starved::awaitEnd)
                .invariants(GETS_THROUGH)
                .invariants(BOUNDED)
                .invariant(
                        "it is as fast as a file of the heap's size",
                        "bytes a second of both, from the first commit to the last; judged in full speed only",
                        Starved::asFastAsAHeapful)
                .invariants(StandardInvariants.of(Starved::books));
    }

    static Experiment<Starved> bounded(Fault<Starved> fault, WideFile file) {
        return starved(fault, file)
                .meanwhile("the run comes to its end", Starved::awaitEnd)
                .invariants(GETS_THROUGH)
                .invariants(BOUNDED)
                .invariants(StandardInvariants.of(Starved::books));
    }

    /** Costs its own record, and of that there is kept what the limit allows. */
    private static Experiment<Starved> huge(Pace pace) {
        return starved(MemoryFaults.HUGE_FIELD, pace.hugeField())
                .meanwhile("the run comes to its end", Starved::awaitEnd)
                .invariants(GETS_THROUGH)
                .invariant(
                        "of the record its beginning is kept, with length and digest",
                        HugeRecord.KEPT,
                        Starved::hugeRecordKept)
                .invariants(StandardInvariants.of(Starved::books));
    }

    /** The run ends, is not tried again, and can be gone on with. */
    private static Experiment<Starved> outOfMemory(Pace pace) {
        return starved(MemoryFaults.OUT_OF_MEMORY, pace.wideMiddle())
                .meanwhile("the run ends", Starved::awaitEnd)
                .afterwards("it is resumed, with chunks of the usual size", Starved::resume)
                .invariant("it ends FAILED", "exit code 1, and the run's state", Starved::failed)
                .invariant(
                        "an error of the JVM is not tried again",
                        "retries that the child signalled",
                        Starved::nothingTriedAgain)
                .invariant("resume finishes the file", "exit code 0", Starved::succeeded)
                .invariant(
                        "no OutOfMemoryError but the provoked one",
                        "log behind the resume",
                        Starved::noneBehindTheResume)
                .invariants(StandardInvariants.of(Starved::books));
    }

    private static Experiment<Starved> starved(Fault<Starved> fault, WideFile file) {
        return Experiment.of(fault, (context, journal) -> Starved.open(context, journal, file))
                .steadyState("what protects is installed", "module", load -> Installed.protection())
                .steadyState(
                        "with plenty of memory the file is loaded", "a run into a table of its own", Starved::control);
    }
}
