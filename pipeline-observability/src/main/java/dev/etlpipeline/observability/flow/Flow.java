package dev.etlpipeline.observability.flow;

import java.util.List;

/**
 * The way of a row.
 *
 * @param title  whose way, and whose times
 * @param source where rows come from
 * @param stops  all stages, in the order in which a row passes them
 * @param target where they go
 */
record Flow(String title, String source, List<Stop> stops, List<Side> sides, String target) {}
