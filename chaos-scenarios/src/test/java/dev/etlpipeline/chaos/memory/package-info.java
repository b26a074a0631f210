/** Whether the drill sees what it is there for. */
@NullMarked
package dev.etlpipeline.chaos.memory;

import org.jspecify.annotations.NullMarked;
