package dev.etlpipeline.observability.energy;

import java.util.Locale;

/** Ways in which runs take more than they need. */
enum Waste {
    CHANGED_NOTHING,
    IN_VAIN,
    CALLS_AGAIN,
    DIRTY_HOURS,
    WAITING;

    /** Lower case, hyphens. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
