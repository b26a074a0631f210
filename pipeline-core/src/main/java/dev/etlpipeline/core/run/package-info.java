/**
 * A run: what was asked for, its identity, what can be watched of it, how it ends, and its account. Open
 * {@link dev.etlpipeline.core.run.RunListener} to watch one, {@link dev.etlpipeline.core.run.Accounting} for the law.
 */
@NullMarked
package dev.etlpipeline.core.run;

import org.jspecify.annotations.NullMarked;
