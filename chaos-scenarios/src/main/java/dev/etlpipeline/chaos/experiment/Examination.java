package dev.etlpipeline.chaos.experiment;

/**
 * A look at what an experiment is about.
 *
 * @param <W> what that is
 */
@FunctionalInterface
public interface Examination<W> {

    /** What it throws counts as {@link Finding.Outcome#BROKEN}. */
    Finding of(W world) throws Exception;
}
