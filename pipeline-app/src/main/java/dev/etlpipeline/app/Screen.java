package dev.etlpipeline.app;

import java.io.PrintStream;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/**
 * Where a person reads.
 *
 * @param out     results
 * @param err     progress and complaints
 * @param colours whether out takes colours
 * @param live    whether err is a terminal, on which a line can be drawn anew
 * @param width   columns of that terminal
 */
record Screen(PrintStream out, PrintStream err, boolean colours, boolean live, int width) {

    private static final int USUAL_WIDTH = 80;

    /** Which of the two streams are terminals, and how wide they are. */
    record Terminals(boolean out, boolean err, int width) {}

    /**
     * The process's own streams. The launcher says which of them are terminals, since Java can't tell them apart; where
     * it does not, none is.
     */
    static Screen ofProcess() {
        Terminals terminals = new Terminals(
                Boolean.getBoolean("pipeline.terminal.out"),
                Boolean.getBoolean("pipeline.terminal.err"),
                Integer.getInteger("pipeline.terminal.width", USUAL_WIDTH));
        return of(System.out, System.err, terminals, System.getenv());
    }

    static Screen of(PrintStream out, PrintStream err, Terminals terminals, Map<String, String> environment) {
        boolean dumb = "dumb".equals(environment.get("TERM"));
        boolean noColour = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Screen(out, err, terminals.out() && !dumb && !noColour, terminals.err() && !dumb, terminals.width());
    }

    /** Picocli's switch, for its help and for {@link #styled}. */
    Ansi ansi() {
        return colours ? Ansi.ON : Ansi.OFF;
    }

    /** The word that complaints begin with, in colour where err is a terminal too. */
    String error() {
        return live ? styled("bold,red", "Error:") : "Error:";
    }

    /** @param style such as {@code bold,green} */
    String styled(String style, String text) {
        return colours ? Ansi.ON.new Text("@|" + style + " " + text + "|@").toString() : text;
    }
}
