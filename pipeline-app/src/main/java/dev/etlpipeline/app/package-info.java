/** The composition root: the command line and the one place that looks modules up. */
@NullMarked
package dev.etlpipeline.app;

import org.jspecify.annotations.NullMarked;
