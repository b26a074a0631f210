package dev.etlpipeline.observability.log;

import ch.qos.logback.classic.LoggerContext;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunListener;
import dev.etlpipeline.core.run.RunResult;
import dev.etlpipeline.core.settings.PathSettings;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Sets the logs up. */
public final class Logs {

    private final LiveRuns runs;
    private final RunLogs files;

    private Logs(LiveRuns runs, RunLogs files) {
        this.runs = runs;
        this.files = files;
    }

    /** First of the module's parts that watch, so that the log hears of a run before they do. */
    public static Logs install(Registry registry, SettingsReader settings) {
        LiveRuns runs = new LiveRuns();
        Path folder = registry.home().resolve(settings.read(PathSettings.class).logs());
        RunLogs files = new RunLogs(folder, settings.read(LogSettings.class), runs, Clock.systemUTC());
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            files.attach(context);
        }
        registry.migrations("db/migration/observability/{dialect}");
        registry.intercept(new LogInterceptor(runs));
        registry.listen(new LogListener(runs, files));
        correlate(registry, runs);
        registry.command(workspace -> LogsCommand.of(workspace));
        return new Logs(runs, files);
    }

    /** To be called after the module's other parts are installed: until the end they log into the run's file. */
    public void closeLast(Registry registry) {
        registry.listen(new Closing(runs, files));
    }

    /** Has each line go there besides its file. */
    public void forward(LineSink sink) {
        files.forward(sink);
    }

    private static void correlate(Registry registry, LiveRuns runs) {
        SecureRandom random = new SecureRandom();
        registry.callHeaders((operation, run) -> {
            String span = TraceIds.newSpan(random);
            MDC.put(Correlation.SPAN, span);
            if (EventLine.isOn(Event.API_CALLED)) {
                EventLine.of(Event.API_CALLED)
                        .with(Field.TARGET, operation.target())
                        .log();
            }
            return Map.of("traceparent", TraceIds.traceparent(TraceIds.traceId(run.runId()), span));
        });
        RunTrace trace = new RunTrace(runs);
        registry.wrapDataSource(pool -> trace.using(new SessionDataSource(pool, runs)));
        registry.intercept(trace);
    }

    /** Behind everybody's end of a run. */
    private record Closing(LiveRuns runs, RunLogs files) implements RunListener {

        @Override
        public void runFinished(RunContext run, RunResult result) {
            close(run);
        }

        @Override
        public void reworkFinished(RunContext run, RunResult result) {
            close(run);
        }

        private void close(RunContext run) {
            runs.of(run).ifPresent(live -> {
                runs.end(run);
                files.end(live);
            });
        }
    }
}
