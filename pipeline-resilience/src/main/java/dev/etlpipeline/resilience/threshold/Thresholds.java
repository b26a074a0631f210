package dev.etlpipeline.resilience.threshold;

import dev.etlpipeline.core.load.LoadParticipant;
import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.module.Preflight;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunListener;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.RunStopped;
import dev.etlpipeline.core.run.Signal;
import dev.etlpipeline.core.source.Chunk;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts a run's rejects chunk by chunk in their transactions, so in file order, and ends the run where more are bad than
 * is tolerated: the chunk that crosses a bound is rolled back. Serves one run after another.
 */
public final class Thresholds implements LoadParticipant, RunListener, Preflight {

    /** Of a bound that was crossed, once a bound and run. */
    public static final String SIGNAL = "threshold.crossed";

    private static final Logger LOG = LoggerFactory.getLogger(Thresholds.class);

    private final ErrorSettings settings;
    private volatile @Nullable Watched watched;

    private Thresholds(ErrorSettings settings) {
        this.settings = settings;
    }

    /** Registers it. */
    public static void install(Registry registry, SettingsReader settings) {
        Thresholds thresholds = new Thresholds(settings.read(ErrorSettings.class));
        registry.listen(thresholds);
        registry.participate(thresholds);
        registry.preflight(thresholds);
    }

    /** One run, as far as it was counted; used by the loading thread. */
    private static final class Watched {

        private final RunContext run;
        private final Judge judge;
        private final Set<String> told = new HashSet<>();
        private @Nullable Tally committed;

        private Watched(RunContext run, Judge judge) {
            this.run = run;
            this.judge = judge;
        }
    }

    /** What becomes of a pipeline's records with errors. */
    public static ErrorMode mode(ErrorSettings settings, String pipeline) {
        return Limits.of(settings, pipeline).mode();
    }

    /** Records of an earlier run were judged then. */
    @Override
    public void runStarted(RunContext run, RunRequest request, long bytes) {
        watched = request.again() == null
                ? new Watched(run, new Judge(Limits.of(settings, run.pipeline()), new Extent(bytes, request.limit())))
                : null;
    }

    @Override
    public void check(RunContext run, RunRequest request, Pass pass) throws Exception {
        Watched now = watched;
        if (now == null || !now.judge.limits().checkFirst()) {
            return;
        }
        Tally tally = new Tally();
        pass.each(chunk -> {
            for (Crossing crossing : now.judge.add(tally, chunk)) {
                cross(now, crossing, tally, "Nothing was loaded.");
            }
        });
    }

    @Override
    public void beforeCommit(Connection tx, LoadedChunk loaded) throws SQLException {
        Watched now = watched;
        if (now == null) {
            return;
        }
        Tally tally = committed(now, tx).copy();
        List<Crossing> crossed = now.judge.add(tally, loaded.chunk());
        for (Crossing crossing : crossed) {
            cross(now, crossing, tally, standing(loaded.chunk()));
        }
    }

    private static Tally committed(Watched now, Connection tx) throws SQLException {
        Tally tally = now.committed;
        if (tally == null) {
            tally = now.run.attempt() > 1 ? EarlierAttempts.tally(tx, now.run.runId()) : new Tally();
            now.committed = tally;
        }
        return tally;
    }

    private static void cross(Watched now, Crossing crossing, Tally tally, String loaded) {
        if (now.told.add(crossing.setting())) {
            String alert = crossing.sentence() + "; broken most often: " + tally.topRules();
            now.run.signal(Signal.of(SIGNAL, alert));
            LOG.warn("Run {}: {}", now.run.runId(), alert);
        }
        if (!now.judge.limits().tolerant()) {
            throw stopped(crossing, tally, loaded);
        }
    }

    private static String standing(Chunk rolledBack) {
        return rolledBack.firstRecord() == 1
                ? "Nothing was loaded."
                : "What was committed before record " + rolledBack.firstRecord() + " stays loaded.";
    }

    /** @param loaded what stands in the target, as a sentence */
    static RunStopped stopped(Crossing crossing, Tally tally, String loaded) {
        return new RunStopped(
                RunState.REJECTED,
                crossing.sentence() + ". Broken most often: " + tally.topRules() + ". " + loaded
                        + " Mend the file where it comes from, or let that setting tolerate more",
                null);
    }

    @Override
    public void afterCommit(LoadedChunk loaded) {
        Watched now = watched;
        if (now != null && now.committed != null) {
            now.committed.addAll(loaded.chunk().rejects());
        }
    }
}
