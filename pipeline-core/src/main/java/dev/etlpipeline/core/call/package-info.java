/**
 * The one chain through which everything passes that can fail for a reason outside the row. Open
 * {@link dev.etlpipeline.core.call.Interceptor} first.
 */
@NullMarked
package dev.etlpipeline.core.call;

import org.jspecify.annotations.NullMarked;
