/**
 * The file that comes in looks other than it did. Open {@link dev.etlpipeline.chaos.schemadrift.SchemaDriftDrill} first;
 * {@code Change} is where one more change goes.
 */
@NullMarked
package dev.etlpipeline.chaos.schemadrift;

import org.jspecify.annotations.NullMarked;
