/**
 * What a run does when something around it fails. Open {@link dev.etlpipeline.resilience.ResilienceModule}: it names each
 * part and the seam that the part takes.
 */
@NullMarked
package dev.etlpipeline.resilience;

import org.jspecify.annotations.NullMarked;
