/** The ETL without anything around it: source, stages, chunk runner, loader and the seams that modules plug into. */
@NullMarked
package dev.etlpipeline.core;

import org.jspecify.annotations.NullMarked;
