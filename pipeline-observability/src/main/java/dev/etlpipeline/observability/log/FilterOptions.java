package dev.etlpipeline.observability.log;

import dev.etlpipeline.core.source.Stage;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that say which lines are wanted. */
final class FilterOptions {

    @Spec(Target.MIXEE)
    CommandSpec spec = CommandSpec.create();

    @Option(names = "--run", paramLabel = "RUN", description = "Lines of this run: its id, a part of one, or last.")
    @Nullable
    String run;

    @Option(names = "--level", paramLabel = "LEVEL", description = "DEBUG, INFO, WARN, ERROR or CRITICAL, or worse.")
    @Nullable
    String level;

    @Option(
            names = "--event",
            paramLabel = "EVENT",
            description = "An event or signal, such as run.failed or retry.attempt, or how it begins, such as run.")
    @Nullable
    String event;

    @Option(
            names = "--stage",
            paramLabel = "STAGE",
            description = "Lines about this stage: EXTRACT, TRANSFORM, VALIDATE, ENRICH or LOAD.")
    @Nullable
    String stage;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Since then: 90s, 30m, 2h or 7d ago, a date, or a time in UTC such as 2026-01-31T14:00.")
    @Nullable
    String since;

    @Option(names = "--text", paramLabel = "TEXT", description = "Lines with this text anywhere, in any case.")
    @Nullable
    String text;

    /**
     * @param files all that there are
     * @throws ParameterException for a level, a stage or a time that is none, and for a run that none of the files is of
     */
    LogFilter filter(Clock clock, List<LogFileName> files) {
        return new LogFilter(run(files), least(level), event, stage(stage), begin(since, clock), text);
    }

    private @Nullable String run(List<LogFileName> files) {
        if (run == null) {
            return null;
        }
        List<String> fitting = RunChoice.fitting(run, files, spec);
        return fitting.size() == 1 ? fitting.get(0) : run;
    }

    private @Nullable Severity least(@Nullable String typed) {
        return typed == null ? null : Severity.of(typed).orElseThrow(() -> noLevel(typed));
    }

    private @Nullable Stage stage(@Nullable String typed) {
        return typed == null
                ? null
                : Arrays.stream(Stage.values())
                        .filter(one -> one.name().equalsIgnoreCase(typed.strip()))
                        .findFirst()
                        .orElseThrow(() -> noStage(typed));
    }

    private @Nullable Instant begin(@Nullable String typed, Clock clock) {
        return typed == null ? null : Since.of(typed, clock).orElseThrow(() -> noTime(typed));
    }

    private ParameterException noLevel(String typed) {
        String levels = Arrays.stream(Severity.values()).map(Enum::name).collect(Collectors.joining(", "));
        return new ParameterException(
                spec.commandLine(), "There is no level " + typed + ". Levels are " + levels + ".");
    }

    private ParameterException noStage(String typed) {
        String stages = Arrays.stream(Stage.values()).map(Enum::name).collect(Collectors.joining(", "));
        return new ParameterException(
                spec.commandLine(), "There is no stage " + typed + ". Stages are " + stages + ".");
    }

    private ParameterException noTime(String typed) {
        return new ParameterException(
                spec.commandLine(),
                typed + " is no time. Write how long ago (90s, 30m, 2h, 7d), a date (2026-01-31), or a time in UTC"
                        + " (2026-01-31T14:00).");
    }
}
