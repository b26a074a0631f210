package dev.etlpipeline.app;

import java.util.function.LongSupplier;

/** A line now and then, for logs and pipes: at every tenth of the file, and at least every five seconds. */
final class ProgressInLines extends Progress {

    private static final long PAUSE = 5_000_000_000L;

    private final Screen screen;
    private final LongSupplier nanos;
    private long lastTime;
    private int lastTenth;

    ProgressInLines(Screen screen, LongSupplier nanos) {
        this.screen = screen;
        this.nanos = nanos;
    }

    @Override
    long now() {
        return nanos.getAsLong();
    }

    @Override
    void started(String input, long size) {
        lastTime = now();
        screen.err().println("Loading " + input + " (" + Figures.count(size, "byte") + ")");
    }

    @Override
    void advanced(State now) {
        int tenth = (int) (share() * 10);
        if (tenth > lastTenth || now() - lastTime >= PAUSE) {
            lastTenth = tenth;
            lastTime = now();
            screen.err().println("  " + figures());
        }
    }

    @Override
    void noted(String message) {
        screen.err().println("  " + message);
    }

    @Override
    void finished() {
        screen.err().flush();
    }
}
