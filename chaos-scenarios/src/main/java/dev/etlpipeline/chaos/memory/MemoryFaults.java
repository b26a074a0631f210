package dev.etlpipeline.chaos.memory;

import dev.etlpipeline.chaos.experiment.Action;
import dev.etlpipeline.chaos.experiment.Fault;

/** The ways in which data grows beyond memory. A new one is one constant here, and one line in the drill. */
final class MemoryFaults {

    private static final Action<Starved> NOTHING_TO_MEND = starved -> {};

    static final Fault<Starved> LARGE_FILE = new Fault<>(
            "large-file",
            "A file many times larger than the heap, each record of another key",
            Starved::begin,
            NOTHING_TO_MEND,
            Starved::fileIsManyHeaps);

    static final Fault<Starved> HUGE_FIELD = new Fault<>(
            "huge-field",
            "One field that is larger than the heap, in a file of ordinary records",
            Starved::begin,
            NOTHING_TO_MEND,
            Starved::fileExceedsHeap);

    static final Fault<Starved> SLOW_DATABASE = new Fault<>(
            "slow-database",
            "The database answers slowly, and the file is read many times faster than it can be loaded",
            Starved::beginOnASlowLine,
            Starved::mendTheLine,
            Starved::databaseWasSlow);

    static final Fault<Starved> ALL_QUARANTINED = new Fault<>(
            "all-quarantined",
            "A file several times larger than the heap of which every record is bad",
            Starved::begin,
            NOTHING_TO_MEND,
            Starved::fileExceedsHeap);

    static final Fault<Starved> OUT_OF_MEMORY = new Fault<>(
            "out-of-memory",
            "Chunks may be larger than the heap, and in the middle of the file they are",
            Starved::beginWithHugeChunks,
            NOTHING_TO_MEND,
            Starved::outOfMemoryInTheMiddle);

    private MemoryFaults() {}
}
