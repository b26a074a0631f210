package dev.etlpipeline.app;

import dev.etlpipeline.core.reference.ImportCounts;
import dev.etlpipeline.core.reference.ImportWatcher;
import java.util.function.LongSupplier;

/** How an import goes on: on a terminal one line that is drawn anew, elsewhere a line now and then. */
final class ImportProgress implements ImportWatcher, AutoCloseable {

    private static final String START_OF_LINE = "\r";
    private static final String REST_OF_LINE_CLEARED = "\033[K";
    private static final long DRAWN_EVERY = 200_000_000L;
    private static final long WRITTEN_EVERY = 5_000_000_000L;

    private final Screen screen;
    private final boolean quiet;
    private final LongSupplier nanos;
    private final long started;
    private long last;
    private boolean drawn;

    ImportProgress(Screen screen, boolean quiet, LongSupplier nanos) {
        this.screen = screen;
        this.quiet = quiet;
        this.nanos = nanos;
        this.started = nanos.getAsLong();
        this.last = started;
    }

    @Override
    public void began(String file, String layout) {
        say("Importing " + file + ", layout " + layout);
    }

    @Override
    public void advanced(ImportCounts counts) {
        long now = nanos.getAsLong();
        if (quiet || now - last < (screen.live() ? DRAWN_EVERY : WRITTEN_EVERY)) {
            return;
        }
        last = now;
        double seconds = (now - started) / 1e9;
        String line = "  " + Figures.count(counts.read(), "line") + "  " + Figures.rate(counts.read() / seconds)
                + " lines/s  " + Figures.count(counts.refused()) + " refused";
        if (screen.live()) {
            screen.err().print(START_OF_LINE + line + REST_OF_LINE_CLEARED);
            screen.err().flush();
            drawn = true;
        } else {
            screen.err().println(line);
        }
    }

    @Override
    public void noted(String message) {
        say("  " + message);
    }

    private void say(String message) {
        if (!quiet) {
            close();
            screen.err().println(message);
        }
    }

    /** Leaves the line that was drawn empty. */
    @Override
    public void close() {
        if (drawn) {
            screen.err().print(START_OF_LINE + REST_OF_LINE_CLEARED);
            screen.err().flush();
            drawn = false;
        }
    }
}
