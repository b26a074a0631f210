package dev.etlpipeline.resilience.classify;

/** The kinds of failure. What follows from each, for the program and for people, stands here and nowhere else. */
public enum ErrorClass {
    TRANSIENT(
            "a dependency is away for a moment, or chose this transaction to give way",
            Severity.LOW,
            Owner.ON_CALL,
            "nothing; where it lasts, look whether the database or the API is up",
            "{what} does not answer since {since}. Run {run} of {pipeline} waits and goes on by itself. Nothing is lost."),
    THROTTLED(
            "a dependency asks for fewer calls",
            Severity.LOW,
            Owner.ON_CALL,
            "nothing; where it lasts, lower max-concurrent, or ask for a higher allowance",
            "{what} takes fewer calls since {since}. Run {run} of {pipeline} goes on more slowly. Nothing is lost."),
    OUTCOME_UNKNOWN(
            "it may have been done or not: the answer was lost, or did not come in time",
            Severity.MEDIUM,
            Owner.DATABASE,
            "nothing where a ledger answers; otherwise run the same file again, which counts what is there as unchanged",
            "The answer of {what} to run {run} of {pipeline} was lost at {since}. The pipeline finds out what was done;"
                    + " nothing is loaded twice."),
    DATA(
            "a value, a row or a file is not what it has to be",
            Severity.MEDIUM,
            Owner.DATA,
            "mend the rows where they come from, or add the rule that the definition lacks",
            "Run {run} of {pipeline} found records that cannot be loaded: {what}. The others are loaded. The sender of the"
                    + " file is asked to mend them."),
    CONFIGURATION(
            "settings, definition, table or address are not what they have to be",
            Severity.HIGH,
            Owner.ON_CALL,
            "compare settings and definition with what is there: ./pipeline check",
            "{pipeline} cannot run since {since}: {what}. It is being put right; the data are as of the last run."),
    PERMISSION(
            "a login, a right or a key is missing or refused",
            Severity.HIGH,
            Owner.SECURITY,
            "renew the secret or grant the right; docs/sql-server.md lists the rights",
            "{pipeline} is refused since {since}: {what}. Access is being renewed; the data are as of the last run."),
    RESOURCE(
            "there is no room left: disk, memory, log, connections",
            Severity.HIGH,
            Owner.DATABASE,
            "make room, then resume the run",
            "{what} has no room left since {since}. Run {run} of {pipeline} stopped and goes on when there is room."),
    BUG(
            "nobody foresaw it",
            Severity.HIGH,
            Owner.DEVELOPERS,
            "report it with the run's log; run again after the mending",
            "Run {run} of {pipeline} ended at {since} by a fault of the pipeline itself. What was loaded before is whole."
                    + " It is being mended.");

    private final String meaning;
    private final Severity severity;
    private final Owner owner;
    private final String remedy;
    private final String template;

    ErrorClass(String meaning, Severity severity, Owner owner, String remedy, String template) {
        this.meaning = meaning;
        this.severity = severity;
        this.owner = owner;
        this.remedy = remedy;
        this.template = template;
    }

    public String meaning() {
        return meaning;
    }

    /** Unless a single error says otherwise: see {@link Classified#severity()}. */
    public Severity severity() {
        return severity;
    }

    public Owner owner() {
        return owner;
    }

    /** What whoever owns it does. */
    public String remedy() {
        return remedy;
    }

    /** What users are told; {@code {pipeline}}, {@code {run}}, {@code {what}} and {@code {since}} are to be filled in. */
    public String template() {
        return template;
    }

    /** Whether another attempt may help. */
    public boolean isRetried() {
        return this == TRANSIENT || this == THROTTLED || this == OUTCOME_UNKNOWN;
    }
}
