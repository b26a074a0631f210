package dev.etlpipeline.core.run;

/**
 * One of a run's attempts.
 *
 * @param runId  of the run, the same for all its attempts
 * @param number from 1
 */
public record Attempt(RunId runId, int number) {

    /** @throws IllegalArgumentException where the number is below 1 */
    public Attempt {
        if (number < 1) {
            throw new IllegalArgumentException("attempts are numbered from 1, not " + number);
        }
    }
}
