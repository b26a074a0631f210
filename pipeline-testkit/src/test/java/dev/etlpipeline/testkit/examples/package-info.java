/**
 * The worked examples of docs/which-seam.md, one for each seam. Open
 * {@link dev.etlpipeline.testkit.examples.ExampleModule} first: it registers the three. A test holds the page against
 * these files.
 */
@NullMarked
package dev.etlpipeline.testkit.examples;

import org.jspecify.annotations.NullMarked;
