package dev.etlpipeline.observability.log;

import dev.etlpipeline.core.source.Stage;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which lines are wanted; null wants all.
 *
 * @param run   a run id or a part of it
 * @param least the least level
 * @param event an event's code or a signal's name, or how it begins
 * @param stage the stage that the line is about
 * @param text  somewhere in the line, in any case
 */
record LogFilter(
        @Nullable String run,
        @Nullable Severity least,
        @Nullable String event,
        @Nullable Stage stage,
        @Nullable Instant since,
        @Nullable String text) {

    boolean wants(LogLine line) {
        return (run == null || line.text(Correlation.RUN).contains(run))
                && (least == null || line.level().compareTo(least) >= 0)
                && (event == null || isEvent(line, event))
                && (stage == null || line.text(Correlation.STAGE).equals(stage.name()))
                && (since == null || !line.time().isBefore(since))
                && (text == null || line.raw().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)));
    }

    private static boolean isEvent(LogLine line, String event) {
        return line.what().startsWith(event) || line.text(EventLine.EVENT).startsWith(event);
    }

    /** Whether a file can hold such lines, by its name. */
    boolean mayStandIn(LogFileName file) {
        return run == null || !file.isRun() || file.of().contains(run);
    }
}
