package dev.etlpipeline.core.load;

/** What became of a chunk's records. */
public record LoadCounts(long inserted, long updated, long unchanged, long superseded, long quarantined) {

    public long total() {
        return inserted + updated + unchanged + superseded + quarantined;
    }
}
