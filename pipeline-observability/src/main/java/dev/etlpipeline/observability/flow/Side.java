package dev.etlpipeline.observability.flow;

import dev.etlpipeline.core.source.Stage;
import java.util.List;

/**
 * What a stage asks, or leaves something with, beside the way.
 *
 * @param asks whether it is asked; otherwise it only takes
 */
record Side(Stage at, String name, boolean asks, List<Mark> marks) {}
