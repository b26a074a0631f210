package dev.etlpipeline.resilience.classify;

/**
 * What a failure is.
 *
 * @param severity that of the class, or a higher one
 * @param evidence what it was told by, without any value: {@code SQL Server 1205}, {@code SQLState 08S01}, {@code HTTP 429}
 * @param patience whether further attempts make sense
 */
public record Classified(ErrorClass errorClass, Severity severity, String evidence, Patience patience) {

    /** How long to go on trying. */
    public enum Patience {
        /** Not at all. */
        NONE,
        /** A few times: it looks passing, and is as likely a mistake, such as a wrong database name. */
        SHORT,
        /** As long as settings allow. */
        FULL
    }

    static Classified of(ErrorClass errorClass, String evidence) {
        return new Classified(
                errorClass, errorClass.severity(), evidence, errorClass.isRetried() ? Patience.FULL : Patience.NONE);
    }

    Classified soon() {
        return new Classified(errorClass, severity, evidence, Patience.SHORT);
    }

    Classified never() {
        return new Classified(errorClass, severity, evidence, Patience.NONE);
    }

    Classified critical() {
        return new Classified(errorClass, Severity.CRITICAL, evidence, patience);
    }

    @Override
    public String toString() {
        return errorClass + " (" + evidence + ")";
    }
}
