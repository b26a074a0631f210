package dev.etlpipeline.core.run;

/**
 * The account of a run, in records. The law: {@code read = inserted + updated + unchanged + superseded + quarantined}.
 *
 * @param superseded rows that another row of the same key in the same file overrules, and that were not written
 */
public record Accounting(long read, long inserted, long updated, long unchanged, long superseded, long quarantined) {

    public static final Accounting ZERO = new Accounting(0, 0, 0, 0, 0, 0);

    /** What became of the records, whatever their number was. */
    public long accounted() {
        return inserted + updated + unchanged + superseded + quarantined;
    }

    public boolean holds() {
        return read == accounted();
    }

    public Accounting plus(Accounting other) {
        return new Accounting(
                read + other.read,
                inserted + other.inserted,
                updated + other.updated,
                unchanged + other.unchanged,
                superseded + other.superseded,
                quarantined + other.quarantined);
    }
}
