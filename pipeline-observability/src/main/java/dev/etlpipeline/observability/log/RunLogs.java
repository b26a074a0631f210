package dev.etlpipeline.observability.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Gives each line to the file of its run, and lines outside a run to one of the process, which is made when there is such a line.
 * Thread-safe.
 */
final class RunLogs extends UnsynchronizedAppenderBase<ILoggingEvent> {

    /** How often a file's size is looked at, at most, in milliseconds. */
    private static final long SIZE_LOOK = 1;

    private final Path folder;
    private final LogSettings settings;
    private final LiveRuns runs;
    private final Clock clock;
    private final Map<LiveRun, RollingFileAppender<ILoggingEvent>> files = new ConcurrentHashMap<>();
    private final List<LineSink> sinks = new CopyOnWriteArrayList<>();
    private @Nullable RollingFileAppender<ILoggingEvent> process;

    RunLogs(Path folder, LogSettings settings, LiveRuns runs, Clock clock) {
        this.folder = folder;
        this.settings = settings;
        this.runs = runs;
        this.clock = clock;
    }

    /** Opens the run's file, and deletes old ones. */
    void begin(LiveRun live) {
        String run = live.run().runId().value();
        files.put(live, open(LogFileName.ofRun(live.run().clock().instant(), run)));
        new LogRetention(settings.keep(), settings.keepFiles()).clean(folder, clock.instant());
    }

    /** Closes the run's file. */
    void end(LiveRun live) {
        Optional.ofNullable(files.remove(live)).ifPresent(RollingFileAppender::stop);
    }

    @Override
    protected void append(ILoggingEvent line) {
        RollingFileAppender<ILoggingEvent> file =
                runs.of(line.getMDCPropertyMap()).map(files::get).orElse(null);
        (file == null ? ofProcess() : file).doAppend(line);
        for (LineSink sink : sinks) {
            sink.line(line, SeverityField.of(line), CorrelationFields.names(runs, line), SafeStackTrace.of(line));
        }
    }

    /** From now on it gets each line. */
    void forward(LineSink sink) {
        sinks.add(sink);
    }

    private synchronized RollingFileAppender<ILoggingEvent> ofProcess() {
        if (process == null) {
            process = open(LogFileName.ofProcess(
                    clock.instant(), ProcessHandle.current().pid()));
        }
        return process;
    }

    @Override
    public synchronized void stop() {
        files.values().forEach(RollingFileAppender::stop);
        files.clear();
        if (process != null) {
            process.stop();
        }
        super.stop();
    }

    private RollingFileAppender<ILoggingEvent> open(String name) {
        Path base = folder.toAbsolutePath().resolve(name);
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(getContext());
        appender.setName(name);
        appender.setFile(base + ".jsonl");
        appender.setEncoder(JsonLines.encoder(getContext(), runs));
        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(getContext());
        size.setMaxFileSize(new FileSize(settings.maxFileBytes()));
        size.setCheckIncrement(Duration.buildByMilliseconds(SIZE_LOOK));
        size.start();
        FixedWindowRollingPolicy names = new FixedWindowRollingPolicy();
        names.setContext(getContext());
        names.setParent(appender);
        names.setMinIndex(1);
        names.setMaxIndex(settings.filesPerRun());
        names.setFileNamePattern(base.toString().replace("%", "\\%") + ".%i.jsonl");
        names.start();
        appender.setTriggeringPolicy(size);
        appender.setRollingPolicy(names);
        appender.start();
        return appender;
    }

    /** Replaces what an earlier one in this JVM set up: two would write everything twice. */
    void attach(LoggerContext context) {
        setContext(context);
        setName("observability");
        for (String name : new String[] {org.slf4j.Logger.ROOT_LOGGER_NAME, EventLine.LOGGER}) {
            Optional.ofNullable(context.getLogger(name).getAppender(getName())).ifPresent(old -> {
                context.getLogger(name).detachAppender(old);
                old.stop();
            });
            context.getLogger(name).addAppender(this);
        }
        context.getLogger(EventLine.LOGGER).setAdditive(false);
        ch.qos.logback.classic.Level level = ch.qos.logback.classic.Level.convertAnSLF4JLevel(
                settings.level().level());
        context.getLogger(EventLine.LOGGER).setLevel(level);
        start();
    }
}
