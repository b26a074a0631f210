package dev.etlpipeline.chaos.experiment;

import java.util.Collection;

/** What an experiment or a drill came to, and the exit code of the command that ran it. */
public enum Verdict {
    /** The fault hit, and everything that was looked at holds. */
    PASSED(0),
    /** The fault hit, and something does not hold. */
    FAILED(1),
    /** Nothing is proven: the steady state did not hold, or the fault did not hit. */
    INVALID(3);

    private final int exitCode;

    Verdict(int exitCode) {
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }

    /** Of several: one that failed fails all, and without one, an invalid one makes all invalid. */
    public static Verdict of(Collection<Verdict> verdicts) {
        if (verdicts.contains(FAILED)) {
            return FAILED;
        }
        return verdicts.isEmpty() || verdicts.contains(INVALID) ? INVALID : PASSED;
    }
}
