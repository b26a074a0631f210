package dev.etlpipeline.governance.lineage;

/**
 * Something that is done to columns.
 *
 * @param number its place in the order in which things are done; one number for one doing, whatever columns it makes
 * @param name   of the column in the file, the step, the enrichment; empty where the kind says it all
 * @param detail what else the definition says of it, such as a step's options; may be empty
 */
public record Work(int number, Kind kind, String name, String detail) {

    /** What is done. */
    public enum Kind {
        /** A field is read from the file. */
        FILE,
        /** A text becomes a value of the column's type. */
        CONVERSION,
        STEP,
        /** Another source is asked. */
        ENRICHMENT,
        /** It is written down how the enrichments went. */
        PROVENANCE,
        /** A digest is made by which a change is seen. */
        HASH
    }

    /** Whether columns from different places come together here, or one comes out that was not there. */
    boolean joins(ColumnState made) {
        return switch (kind) {
            case FILE, CONVERSION -> false;
            case STEP ->
                made.inputs().size() != 1
                        || !made.inputs().get(0).value()
                        || !made.inputs().get(0).state().column().equals(made.column());
            case ENRICHMENT, PROVENANCE, HASH -> true;
        };
    }

    /** In a few words. */
    public String words() {
        return switch (kind) {
            case FILE -> "file " + name;
            case CONVERSION -> "read as " + name;
            case STEP -> name;
            case ENRICHMENT -> "enrichment " + name;
            case PROVENANCE -> "state of enrichments";
            case HASH -> name;
        };
    }

    /** With all that the definition says. */
    String fully() {
        return detail.isEmpty() ? words() : words() + " (" + detail + ")";
    }
}
