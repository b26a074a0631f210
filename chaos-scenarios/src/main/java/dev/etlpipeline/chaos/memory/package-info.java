/** More data than memory. Open {@link dev.etlpipeline.chaos.memory.MemoryDrill} first. */
@NullMarked
package dev.etlpipeline.chaos.memory;

import org.jspecify.annotations.NullMarked;
