package dev.etlpipeline.chaos.experiment;

/**
 * Something that is done to what an experiment is about.
 *
 * @param <W> what that is
 */
@FunctionalInterface
public interface Action<W> {

    void on(W world) throws Exception;
}
