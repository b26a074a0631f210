package dev.etlpipeline.governance.encrypt;

/** How a column's values are encrypted. */
enum Way {
    /** AES-GCM: bound to the row and the column; equal values look different. */
    ROW('e'),
    /** AES-SIV: bound to the column; equal values look equal, so that they can be joined on. */
    JOINABLE('d');

    private final char letter;

    Way(char letter) {
        this.letter = letter;
    }

    /** What a text begins with. */
    char letter() {
        return letter;
    }
}
