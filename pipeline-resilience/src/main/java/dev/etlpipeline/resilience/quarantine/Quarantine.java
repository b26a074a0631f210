package dev.etlpipeline.resilience.quarantine;

import dev.etlpipeline.core.load.LoadParticipant;
import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.module.ActionRecorder;
import dev.etlpipeline.core.module.RawView;
import dev.etlpipeline.core.module.RawViews;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunListener;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.Signal;
import dev.etlpipeline.core.settings.CsvSettings;
import dev.etlpipeline.core.settings.SettingsException;
import dev.etlpipeline.resilience.quarantine.QuarantinedRun.Tools;
import dev.etlpipeline.resilience.threshold.ErrorMode;
import dev.etlpipeline.resilience.threshold.ErrorSettings;
import dev.etlpipeline.resilience.threshold.Thresholds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets a chunk's rejects aside in {@code etl.quarantine}, in the chunk's transaction: they are there exactly when its rows
 * are. Of a replay it writes what became of them. Serves one run after another.
 */
public final class Quarantine implements LoadParticipant, RunListener {

    /** At a run's end, where records were loaded without their bad columns. */
    public static final String SALVAGED = "quarantine.salvaged";

    private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);

    private final QuarantineSettings settings;
    private final ErrorSettings errors;
    private final CsvSettings csv;
    private final Supplier<List<RawView>> views;
    private final Supplier<ActionRecorder> actions;
    private final Salvage salvage = new Salvage();
    private volatile @Nullable QuarantinedRun current;

    private Quarantine(SettingsReader settings, Supplier<List<RawView>> views, Supplier<ActionRecorder> actions) {
        this.settings = settings.read(QuarantineSettings.class);
        this.errors = settings.read(ErrorSettings.class);
        this.csv = settings.read(CsvSettings.class);
        this.views = views;
        this.actions = actions;
    }

    /**
     * Registers it.
     *
     * @throws SettingsException where records are to be salvaged that no table marks
     */
    public static void install(Registry registry, SettingsReader settings) {
        Quarantine quarantine = new Quarantine(settings, registry::rawViews, registry::actions);
        RejectPlace place = quarantine.settings.sink();
        SinkConflict.refuse(quarantine.errors, place);
        if (place.hasTable()) {
            registry.listen(quarantine);
            registry.participate(quarantine);
            registry.rescue(quarantine.salvage);
        }
        if (place == RejectPlace.TABLE) {
            registry.rejectSink(new TableSink());
        }
        registry.keeps(new QuarantineData(
                quarantine.csv.maxRecordBytes(), () -> new RawViews(registry.rawViews()), Clock.systemUTC()));
        registry.command(QuarantineCommand::of);
    }

    @Override
    public void runStarted(RunContext run, RunRequest request, long bytes) {
        current = null;
        boolean wanted = Thresholds.mode(errors, run.pipeline()) == ErrorMode.SALVAGE;
        salvage.begin(wanted && request.again() == null && !request.dryRun());
        try {
            Tools tools = new Tools(settings.raw(), new RawViews(views.get()), salvage, actions.get());
            current = request.again() instanceof Replay replay
                    ? QuarantinedRun.again(run, request, replay, tools)
                    : QuarantinedRun.first(run, request, SourceForm.of(request, csv), tools);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void beforeCommit(Connection tx, LoadedChunk loaded) throws SQLException {
        run().beforeCommit(tx, loaded);
    }

    @Override
    public void afterCommit(LoadedChunk loaded) {
        QuarantinedRun run = run();
        run.committed(loaded);
        if (loaded.chunk().last() && run.salvaged() > 0) {
            String text = Numbers.count(run.salvaged(), "record")
                    + " were loaded without the columns that were bad (errors.mode = salvage):"
                    + " ./pipeline quarantine list --state salvaged";
            LOG.warn(Signal.TOLD, "Run {}: {}", run.id(), text);
            run.signal(Signal.of(SALVAGED, text));
        }
    }

    private QuarantinedRun run() {
        return Objects.requireNonNull(current, "the head of the run's file could not be read again");
    }
}
