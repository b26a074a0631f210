/** What most experiments are about: a file, a database behind a line, a load. Open {@link dev.etlpipeline.chaos.scene.Scene}. */
@NullMarked
package dev.etlpipeline.chaos.scene;

import org.jspecify.annotations.NullMarked;
