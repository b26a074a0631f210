package dev.etlpipeline.chaos.experiment;

/**
 * What a look showed.
 *
 * @param evidence figures that say why, for a person; never a row's values
 */
public record Finding(Outcome outcome, String evidence) {

    /** How it stands with what should be. */
    public enum Outcome {
        HELD,
        BROKEN,
        /** What it would take to look is not installed, or not there on this database. */
        SKIPPED
    }

    public static Finding held(String evidence) {
        return new Finding(Outcome.HELD, evidence);
    }

    public static Finding broken(String evidence) {
        return new Finding(Outcome.BROKEN, evidence);
    }

    /** @param why nobody could look */
    public static Finding skipped(String why) {
        return new Finding(Outcome.SKIPPED, why);
    }

    public static Finding of(boolean holds, String evidence) {
        return holds ? held(evidence) : broken(evidence);
    }

    public boolean isBroken() {
        return outcome == Outcome.BROKEN;
    }
}
