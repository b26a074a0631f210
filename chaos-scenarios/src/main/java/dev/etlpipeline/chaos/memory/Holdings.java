package dev.etlpipeline.chaos.memory;

import dev.etlpipeline.chaos.child.ChildEvent;
import dev.etlpipeline.chaos.child.ChildPipeline;
import dev.etlpipeline.chaos.experiment.Finding;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;

/** Files and threads that a process has, at each commit: counted by the system, where it does that in {@code /proc}. */
final class Holdings {

    /** What comes and goes with a chunk: a socket, a thread that stands in for one that waits. */
    private static final int COMING_AND_GOING = 6;

    private final List<Count> counts = new ArrayList<>();

    private record Count(int files, int threads) {}

    static Holdings of(ChildPipeline child) {
        Holdings holdings = new Holdings();
        child.onEvent(event -> {
            if (event.is(ChildEvent.CHUNK_COMMITTED)) {
                holdings.count(child.pid());
            }
        });
        return holdings;
    }

    private synchronized void count(long pid) {
        String[] files = new File("/proc/" + pid + "/fd").list();
        String[] threads = new File("/proc/" + pid + "/task").list();
        if (files != null && threads != null) {
            counts.add(new Count(files.length, threads.length));
        }
    }

    /** No more of them at the end than while the first quarter of the chunks was loaded. */
    synchronized Finding givenBack() {
        if (counts.isEmpty()) {
            return Finding.skipped("nothing was committed, or the system does not count files and threads in /proc");
        }
        int files = grown(Count::files);
        int threads = grown(Count::threads);
        Count last = counts.get(counts.size() - 1);
        return Finding.of(
                files <= COMING_AND_GOING && threads <= COMING_AND_GOING,
                String.format(
                        Locale.ROOT,
                        "%d files and sockets, %d threads at the end, %+d and %+d since the first quarter",
                        last.files(),
                        last.threads(),
                        files,
                        threads));
    }

    private int grown(ToIntFunction<Count> of) {
        int early = counts.stream()
                .limit(Math.max(1, counts.size() / 4))
                .mapToInt(of)
                .max()
                .orElseThrow();
        return of.applyAsInt(counts.get(counts.size() - 1)) - early;
    }
}
