package dev.etlpipeline.resilience.quarantine;

import java.util.Locale;

/** How a record in quarantine stands. */
enum State {
    /** As the run left it. */
    HELD,
    /** Mended, to be replayed. */
    FIXED,
    /** Loaded by a replay. */
    REPLAYED,
    /** Given up by somebody. */
    DISCARDED,
    /** Loaded without its bad columns; nothing to be done. */
    SALVAGED;

    /** As the table has it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static State of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether something can still become of it. */
    boolean isOpen() {
        return this == HELD || this == FIXED;
    }
}
