package dev.etlpipeline.observability.log;

import java.io.PrintStream;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints one run's lines, attempt by attempt. */
final class Story {

    /** Under the text of a line. */
    private static final int INDENT = 16;

    private final PrintStream out;
    private final LogText text;
    private final Slowest slowest;
    private final boolean all;
    private String attempt = "";
    private @Nullable Instant began;
    private long failed;

    /** @param all also what is no event or DEBUG, where it is neither a warning nor the slowest of its kind */
    Story(PrintStream out, LogText text, Slowest slowest, boolean all) {
        this.all = all;
        this.out = out;
        this.text = text;
        this.slowest = slowest;
    }

    void tell(LogLine line) {
        boolean bad = line.level().compareTo(Severity.WARN) >= 0;
        boolean mild = line.text(EventLine.EVENT).isEmpty() || line.level() == Severity.DEBUG;
        if (mild && !bad && !all && !slowest.is(line)) {
            return;
        }
        Instant start = line.time();
        if (began == null || !attempt.equals(line.text(Correlation.ATTEMPT))) {
            attempt = line.text(Correlation.ATTEMPT);
            began = start;
            out.println(text.wrapped(
                    "Run " + line.text(Correlation.RUN) + " of ",
                    2,
                    line.text(Correlation.PIPELINE) + ", attempt " + attempt + ", " + LogText.time(start)
                            + " UTC, trace " + line.text(Correlation.TRACE)));
        }
        failed += bad ? 1 : 0;
        String mark = bad ? "!" : slowest.is(line) ? "*" : " ";
        String head = String.format(Locale.ROOT, "%s %12s  ", mark, LogText.offset(began, start));
        String chunk = line.text(Correlation.CHUNK);
        out.println(text.wrapped(
                head,
                INDENT,
                line.what() + (chunk.isEmpty() ? "" : ", chunk " + chunk) + ": " + line.message() + busy(line)));
    }

    private String busy(LogLine line) {
        return line.is(Event.STAGE_FINISHED)
                ? ", busy " + line.text(Field.BUSY_MS) + " ms" + (slowest.is(line) ? ", the slowest stage" : "")
                : "";
    }

    void end() {
        out.println();
        out.println("! warnings and errors: " + failed + "   * the slowest of its kind");
    }
}
