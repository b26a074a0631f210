package dev.etlpipeline.governance.classify;

import dev.etlpipeline.governance.scheme.DataClass;
import dev.etlpipeline.governance.scheme.DataKind;

/**
 * What a column was found to hold.
 *
 * @param confidence from 0 to 1
 * @param evidence   for people; shares, names and shapes, never a value
 */
record Finding(String column, DataKind kind, DataClass dataClass, double confidence, String evidence) {

    /** With more to say of it. */
    Finding but(String why) {
        return times(1, why);
    }

    Finding times(double factor, String why) {
        return new Finding(column, kind, dataClass, confidence * factor, evidence + "; " + why);
    }
}
