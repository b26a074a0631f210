package dev.etlpipeline.app;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressState;
import org.jspecify.annotations.Nullable;

/** A bar that is drawn anew five times a second and gone at the end. */
final class ProgressOnTerminal extends Progress {

    private static final String START_OF_LINE = "\r";
    private static final String REST_OF_LINE_CLEARED = "\033[K";
    private static final int MILLIS = 200;

    private final Screen screen;
    private @Nullable ProgressBar bar;

    ProgressOnTerminal(Screen screen) {
        this.screen = screen;
    }

    @Override
    long now() {
        return System.nanoTime();
    }

    @Override
    void started(String input, long size) {
        bar = new ProgressBarBuilder()
                .setInitialMax(size)
                .setUpdateIntervalMillis(MILLIS)
                .setRenderer(this::render)
                .setConsumer(new OneLine(screen))
                .build();
    }

    @Override
    void advanced(State now) {
        if (bar != null) {
            bar.stepTo(now.done());
        }
    }

    /** In the bar's place; the bar is drawn below. */
    @Override
    void noted(String message) {
        screen.err().print(START_OF_LINE + message + REST_OF_LINE_CLEARED + System.lineSeparator());
        screen.err().flush();
    }

    @Override
    void finished() {
        if (bar != null) {
            bar.close();
        }
    }

    private String render(ProgressState state, int width) {
        String figures = figures();
        int room = Math.min(30, width - figures.length() - 4);
        if (room < 5) {
            return figures.substring(0, Math.min(width - 1, figures.length()));
        }
        int full = (int) (share() * room);
        return "[" + "#".repeat(full) + ".".repeat(room - full) + "] " + figures;
    }

    /** Draws on standard error's current line. */
    private record OneLine(Screen screen) implements ProgressBarConsumer {

        @Override
        public int getMaxRenderedLength() {
            return screen.width();
        }

        @Override
        public void accept(String line) {
            screen.err().print(START_OF_LINE + line + REST_OF_LINE_CLEARED);
            screen.err().flush();
        }

        @Override
        public void close() {
            accept("");
        }
    }
}
