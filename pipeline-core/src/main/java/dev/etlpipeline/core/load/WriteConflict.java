package dev.etlpipeline.core.load;

/** Somebody else wrote between look-up and write, or so it seems: worth one redo with a new look-up. */
final class WriteConflict extends Exception {

    private static final long serialVersionUID = 1L;

    WriteConflict(String message) {
        super(message);
    }
}
