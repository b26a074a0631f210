/** The worked examples of docs/which-seam.md, so that they compile and run. Open {@link ExampleModule} first. */
@NullMarked
package dev.etlpipeline.app.seam;

import org.jspecify.annotations.NullMarked;
