/**
 * What must be true whatever was broken, read from database and file by means that are not the pipeline's. Open {@link
 * dev.etlpipeline.chaos.invariant.StandardInvariants} first.
 */
@NullMarked
package dev.etlpipeline.chaos.invariant;

import org.jspecify.annotations.NullMarked;
