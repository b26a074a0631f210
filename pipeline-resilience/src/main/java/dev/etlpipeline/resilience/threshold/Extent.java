package dev.etlpipeline.resilience.threshold;

import dev.etlpipeline.core.row.Origin;

/**
 * How far a file goes. Its number of records is known at its end only; until then so much is certain that the rest will
 * hardly hold more records than {@link #mostRecords} says: a run is not stopped for a share that good records to come
 * could still bring down.
 *
 * @param bytes of the decompressed file
 * @param limit records, at most
 */
record Extent(long bytes, long limit) {

    /** The records to come may be shorter than those so far: by half. */
    private static final int SHORTER = 2;

    /** Records of the whole file at most, as far as can be told at this one. */
    double mostRecords(Origin at) {
        double perRecord = Math.max(1, at.offset()) / (double) at.record();
        double toCome = SHORTER * (double) Math.max(0, bytes - at.offset()) / perRecord;
        return Math.min((double) limit, at.record() + toCome);
    }
}
