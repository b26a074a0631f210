package dev.etlpipeline.observability.report;

import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.run.Accounting;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunId;
import dev.etlpipeline.core.run.RunListener;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.observability.metric.RunEnd;
import dev.etlpipeline.observability.report.RunFigures.Account;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the figures of each run: writes them to a file at its end, a summary to the log, and tells of APIs and SQL. */
final class RunRecorder implements RunListener, RunEnd {

    private static final Logger LOG = LoggerFactory.getLogger(RunRecorder.class);

    private final FiguresFolder folder;
    private final Footprints footprints;
    private final Map<RunId, Recording> recordings = new ConcurrentHashMap<>();
    private final Map<RunId, Long> allocatedBefore = new ConcurrentHashMap<>();

    RunRecorder(FiguresFolder folder, Footprints footprints) {
        this.folder = folder;
        this.footprints = footprints;
    }

    @Override
    public void begun(RunContext run, String operation, MeterRegistry own) {
        allocatedBefore.put(run.runId(), Measured.allocated(own));
        recordings.put(run.runId(), Recording.begin(run, operation, () -> Measured.poolInUse(own)));
    }

    @Override
    public void chunkCommitted(RunContext run, LoadedChunk chunk) {
        Recording recording = recordings.get(run.runId());
        if (recording != null) {
            recording.committed(chunk);
        }
    }

    @Override
    public void ended(RunContext run, RunResult result, MeterRegistry own) {
        Recording recording = recordings.remove(run.runId());
        Long before = allocatedBefore.remove(run.runId());
        if (recording == null || before == null) {
            return;
        }
        recording.stop();
        RunFigures figures = figures(run, result, recording, own, before);
        SummaryLines.of(figures).forEach(line -> LOG.info("Run {}: {}", run.runId(), line));
        EndSignals.of(figures).forEach(run::signal);
        try {
            folder.write(figures);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RunFigures figures(
            RunContext run, RunResult result, Recording recording, MeterRegistry own, long allocatedBefore) {
        Measured measured = new Measured(own);
        List<RunFigures.Sample> samples = recording.samples(); // before the peak, of which the last one is a part
        RunFigures.Machine machine = recording.machine(Math.max(0, Measured.allocated(own) - allocatedBefore));
        return new RunFigures(
                RunFigures.VERSION,
                run.runId().value(),
                run.attempt(),
                run.pipeline(),
                recording.operation(),
                result.state().name(),
                result.dryRun(),
                recording.started().toString(),
                result.took().toMillis(),
                account(result.accounting()),
                result.before(),
                result.rejects(),
                result.enrichment(),
                stages(result),
                machine,
                measured.apis(),
                measured.database(recording.poolPeak()),
                measured.operations(),
                samples,
                result.failed().map(failure -> failure.getClass().getName()).orElse(null),
                measured.sources(),
                footprints
                        .of(run.pipeline(), recording.started(), result.took().toMillis(), machine)
                        .orElse(null));
    }

    private static Account account(Accounting account) {
        return new Account(
                account.read(),
                account.inserted(),
                account.updated(),
                account.unchanged(),
                account.superseded(),
                account.quarantined());
    }

    private static Map<String, Long> stages(RunResult result) {
        Map<String, Long> stages = new TreeMap<>();
        result.stages().forEach((stage, took) -> stages.put(stage.name().toLowerCase(Locale.ROOT), took.toMillis()));
        return stages;
    }
}
