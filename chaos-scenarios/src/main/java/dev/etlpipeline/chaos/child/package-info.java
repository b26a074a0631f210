/**
 * The pipeline under test, in a JVM of its own that can be killed, stopped and starved. Open {@link
 * dev.etlpipeline.chaos.child.ChildSetup} first, which starts {@link dev.etlpipeline.chaos.child.ChildPipeline}s; {@link
 * dev.etlpipeline.chaos.child.PipelineChild} is what runs on the other side and tells by {@link
 * dev.etlpipeline.chaos.child.ChildEvent}s what happens. {@link dev.etlpipeline.chaos.child.Removals} is what a negative
 * control can take away where no setting does.
 */
@NullMarked
package dev.etlpipeline.chaos.child;

import org.jspecify.annotations.NullMarked;
