package dev.etlpipeline.observability.metric;

import java.time.Duration;

/**
 * Hears of what a run asks of its warehouse, when it is done, on the thread that asked. Must be quick; what it throws is
 * logged once.
 */
public interface SqlWatcher {

    void executed(Done statement);

    /** @param end commit or rollback */
    void ended(String end, Duration took, boolean succeeded);

    /**
     * A statement that ended.
     *
     * @param text      as it may be shown: without literals, cut where it is long
     * @param verb      such as SELECT; OTHER for one that is not known
     * @param table     the first that it names, in lower case; none where there is none
     * @param errorType the class of SQLState, none where it succeeded
     * @param rows      how many it says that it wrote, -1 where it does not say
     */
    record Done(String text, String verb, String table, Duration took, String errorType, long rows) {}
}
