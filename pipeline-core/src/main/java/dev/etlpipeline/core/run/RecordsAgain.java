package dev.etlpipeline.core.run;

import dev.etlpipeline.core.source.RecordSource;
import java.io.IOException;

/**
 * Records of an earlier run that are to be loaded again, by a run of their own. They keep the file and the number of the
 * run that read them, so that what a later file brought since is not undone: a row of a later run supersedes them.
 */
public interface RecordsAgain {

    /** What the audit calls the run, such as {@code REPLAY}; at most 20 characters. */
    String operation();

    /** {@code run_no} of the run that read them. */
    long runNo();

    /** Opens them; whoever asked closes what it gets. Called once a run, before the first chunk. */
    RecordSource open() throws IOException;
}
