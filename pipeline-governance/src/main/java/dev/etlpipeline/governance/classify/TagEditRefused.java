package dev.etlpipeline.governance.classify;

/** A definition's text cannot be changed without touching what is not to be touched. */
final class TagEditRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String column;
    private final String why;

    TagEditRefused(String column, String why) {
        super(column + ": " + why);
        this.column = column;
        this.why = why;
    }

    /** What the definition cannot take, for people. */
    String problem() {
        return "column " + column + ": " + why + "; write its tags there by hand, and nothing was changed";
    }
}
