package dev.etlpipeline.observability.energy;

import org.jspecify.annotations.Nullable;

/**
 * Something that past runs could have done without.
 *
 * @param runs  that show it
 * @param grams of CO2e at most; null where nobody can tell from this side
 * @param seen  what the runs show, one sentence
 * @param todo  what takes it away, one sentence
 */
record Saving(Waste waste, int runs, @Nullable Double grams, String seen, String todo) {}
