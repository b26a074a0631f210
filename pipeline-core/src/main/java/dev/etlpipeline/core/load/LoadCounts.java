package dev.etlpipeline.core.load;

/** What became of a chunk's records. */
public record LoadCounts(long inserted, long updated, long unchanged, long superseded, long quarantined) {

    /** @param outcomes of the rows */
    static LoadCounts of(Outcome[] outcomes, long quarantined) {
        long inserted = 0;
        long updated = 0;
        long unchanged = 0;
        long superseded = 0;
        for (Outcome outcome : outcomes) {
            switch (outcome) {
                case INSERTED -> inserted++;
                case UPDATED -> updated++;
                case UNCHANGED -> unchanged++;
                case SUPERSEDED -> superseded++;
            }
        }
        return new LoadCounts(inserted, updated, unchanged, superseded, quarantined);
    }

    public long total() {
        return inserted + updated + unchanged + superseded + quarantined;
    }
}
