package dev.etlpipeline.chaos.show;

import dev.etlpipeline.chaos.experiment.DrillWatcher;
import dev.etlpipeline.core.module.Terminal;
import java.io.PrintStream;

/** Chooses how a drill is shown while it goes on. */
public final class Shows {

    /** Less has no room for a picture. */
    private static final int LEAST_WIDTH = 60;

    private Shows() {}

    /**
     * A picture that moves where there is a terminal, plain lines where there is none.
     *
     * @param out takes the lines
     * @param err takes the picture
     */
    public static DrillWatcher on(Terminal terminal, PrintStream out, PrintStream err) {
        Paint paint = new Paint(terminal.colours());
        Narration narration = new Narration(paint, terminal.width());
        return terminal.live() && terminal.width() >= LEAST_WIDTH
                ? new LiveShow(narration, new Picture(paint, terminal.width()), out, err)
                : new PlainShow(narration, out);
    }
}
