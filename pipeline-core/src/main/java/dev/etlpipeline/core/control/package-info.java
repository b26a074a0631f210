/**
 * What keeps runs apart and on record: the lease with its fence, the audit row, the register of source files. Open
 * {@link dev.etlpipeline.core.control.RunLease} first.
 */
@NullMarked
package dev.etlpipeline.core.control;

import org.jspecify.annotations.NullMarked;
