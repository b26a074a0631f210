package dev.etlpipeline.observability.health;

import dev.etlpipeline.core.control.RunRecord;
import dev.etlpipeline.core.module.HealthCheck.Health;
import java.util.List;

/**
 * What one look at the warehouse came to.
 *
 * @param looked   whether it is known what its tables hold; not while an embedded one is open in a run, or it is away
 * @param runs     the latest ones, latest first; empty where there was none, or nobody could look
 * @param imported whether postcodes were imported
 */
record DatabaseFindings(Health health, String detail, boolean looked, List<RunRecord> runs, boolean imported) {

    /** An embedded one that no run has made yet. */
    static DatabaseFindings absent(String detail) {
        return new DatabaseFindings(Health.UP, detail, true, List.of(), false);
    }

    static DatabaseFindings without(Health health, String detail) {
        return new DatabaseFindings(health, detail, false, List.of(), false);
    }
}
