/** Says what gets slower before it fails. Open {@link dev.etlpipeline.resilience.pace.PaceListener} first. */
@NullMarked
package dev.etlpipeline.resilience.pace;

import org.jspecify.annotations.NullMarked;
