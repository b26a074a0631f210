package dev.etlpipeline.governance.lineage.event;

import io.openlineage.client.OpenLineage.RunEvent;
import java.io.IOException;

/** Who takes events. */
interface Receiver {

    /** Where it is, for the log. */
    String place();

    /** The setting that says so. */
    String setting();

    /**
     * Called by one thread.
     *
     * @throws IOException      where the event was not taken
     * @throws RuntimeException the same, as the library says it
     */
    void take(RunEvent event) throws IOException;
}
