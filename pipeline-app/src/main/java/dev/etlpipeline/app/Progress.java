package dev.etlpipeline.app;

import dev.etlpipeline.core.load.LoadCounts;
import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunListener;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.run.Signal;
import java.time.Duration;
import java.util.Locale;

/** Keeps what is known of a run's progress and has it shown. */
abstract class Progress implements RunListener {

    private String name = "";
    private long bytes;
    private long limit = Long.MAX_VALUE;
    private long startedAt;
    private volatile State state = new State(0, 0, 0);

    /**
     * How far a run is.
     *
     * @param done of the file's bytes
     */
    record State(long done, long rows, long rejects) {}

    /** A bar where the screen is a terminal, lines where it is not. */
    static Progress on(Screen screen) {
        return screen.live() ? new ProgressOnTerminal(screen) : new ProgressInLines(screen, System::nanoTime);
    }

    /** Nanoseconds from any origin. */
    abstract long now();

    abstract void started(String input, long size);

    abstract void advanced(State now);

    /** Something a person wants to know while the run goes on, such as that it waits. Any thread. */
    abstract void noted(String message);

    abstract void finished();

    @Override
    public final void runStarted(RunContext run, RunRequest request, long size) {
        name = request.name();
        bytes = size;
        limit = request.limit();
        startedAt = now();
        started(name, size);
    }

    @Override
    public final void chunkCommitted(RunContext run, LoadedChunk chunk) {
        LoadCounts counts = chunk.counts();
        state = new State(
                chunk.chunk().after().offset(), state.rows + counts.total(), state.rejects + counts.quarantined());
        advanced(state);
    }

    /** What modules and the engine want a person to know while it happens. */
    @Override
    public final void signalled(RunContext run, Signal signal) {
        noted(signal.message());
    }

    @Override
    public final void runFinished(RunContext run, RunResult result) {
        finished();
    }

    final State state() {
        return state;
    }

    /** Of the file's bytes, or of the records that were asked for. */
    final double share() {
        State seen = state;
        double ofFile = bytes == 0 ? 1 : (double) seen.done / bytes;
        return Math.min(1, Math.max(ofFile, (double) seen.rows / limit));
    }

    final Duration elapsed() {
        return Duration.ofNanos(now() - startedAt);
    }

    /** Such as {@code  42 %  421,000 rows  85,000 rows/s  120 rejects  ETA 0:05}. */
    final String figures() {
        State seen = state;
        double seconds = Math.max(elapsed().toNanos() / 1e9, 0.001);
        return String.format(Locale.ROOT, "%3.0f %%", 100 * share())
                + "  " + Figures.count(seen.rows, "row")
                + "  " + Figures.rate(seen.rows / seconds) + " rows/s"
                + "  " + Figures.count(seen.rejects, "reject")
                + "  ETA " + eta(seconds);
    }

    private String eta(double seconds) {
        double share = share();
        return share <= 0 ? "-:--" : Figures.clock(Duration.ofSeconds(Math.round(seconds / share - seconds)));
    }
}
