package dev.etlpipeline.resilience.drift;

import dev.etlpipeline.core.module.Preflight;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.RunStopped;
import dev.etlpipeline.core.run.Signal;
import dev.etlpipeline.core.settings.CsvSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a file's first records before its first row is loaded: an optional column that was renamed becomes empty in every
 * row otherwise, and dates that are written in another order may be read wrongly.
 */
public final class SourceDrift implements Preflight {

    /** Of each thing found, once a run. */
    public static final String SIGNAL = "drift.detected";

    private static final Logger LOG = LoggerFactory.getLogger(SourceDrift.class);

    private final DriftSettings settings;
    private final CsvSettings csv;

    private SourceDrift(SettingsReader settings) {
        this.settings = settings.read(DriftSettings.class);
        this.csv = settings.read(CsvSettings.class);
    }

    /** Registers it. */
    public static void install(Registry registry, SettingsReader settings) {
        registry.preflight(new SourceDrift(settings));
    }

    @Override
    public boolean alsoDry() {
        return true;
    }

    /** Records of an earlier run were looked at then; their file may be gone. */
    @Override
    public void check(RunContext run, RunRequest request, Pass pass) throws IOException {
        if (settings.action() == OnDrift.OFF || request.again() != null) {
            return;
        }
        FirstRecords sample = FirstRecords.of(request, csv, settings.sample());
        List<String> found = new ArrayList<>(RenamedColumns.find(request.definition(), sample));
        found.addAll(ChangedDates.find(request.definition().source(), sample));
        for (String one : found) {
            if (!request.dryRun()) {
                LOG.warn(Signal.TOLD, "Run {}: {}", run.runId(), one);
            }
            run.signal(Signal.of(SIGNAL, one));
        }
        if (!found.isEmpty() && settings.action() == OnDrift.STOP) {
            throw stopped(request.name(), found);
        }
    }

    private static RunStopped stopped(String file, List<String> found) {
        return new RunStopped(
                RunState.REJECTED,
                file + " no longer looks as the definition says: " + String.join("; ", found)
                        + ". Nothing was loaded. Mend the definition, or load the file as it is with"
                        + " --set resilience.drift.action=warn",
                null);
    }
}
