/**
 * Measures how fast the pipeline is, beside what anybody would write instead. Open
 * {@link dev.etlpipeline.app.bench.Figure} first: what is measured; {@link dev.etlpipeline.app.bench.Target} holds the
 * ratios that are to be reached, {@link dev.etlpipeline.app.bench.Bench} the order in which things happen.
 */
@NullMarked
package dev.etlpipeline.app.bench;

import org.jspecify.annotations.NullMarked;
