/** Everything works, and gets slower. Open {@link dev.etlpipeline.chaos.slowpoison.SlowPoisonDrill} first. */
@NullMarked
package dev.etlpipeline.chaos.slowpoison;

import org.jspecify.annotations.NullMarked;
