package dev.etlpipeline.core.module;

/**
 * Where a person watches.
 *
 * @param live    whether {@link Workspace#err()} is a terminal, on which lines can be drawn anew
 * @param colours whether {@link Workspace#out()} takes colours
 * @param width   columns of that terminal
 */
public record Terminal(boolean live, boolean colours, int width) {

    /** Nobody watches: plain lines of the usual width. */
    public static final Terminal NONE = new Terminal(false, false, 80);
}
