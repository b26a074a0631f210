package dev.etlpipeline.observability.flow;

import dev.etlpipeline.core.source.Stage;
import java.util.List;

/**
 * A stage on the way.
 *
 * @param does what it does to a row, in order
 * @param took how long it took in the run, empty where none was measured
 */
record Stop(Stage stage, List<String> does, String took, List<Mark> marks) {}
