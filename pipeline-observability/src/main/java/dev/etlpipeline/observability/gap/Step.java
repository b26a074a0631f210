package dev.etlpipeline.observability.gap;

import java.util.List;

/**
 * Something to do, so that failures reach a person.
 *
 * @param hours of work, estimated
 * @param needs what has to be installed: core, or the name of a module
 * @param lights words of the failures that a person is told of then
 */
record Step(String word, String what, int hours, String needs, List<String> lights) {}
