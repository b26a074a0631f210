/**
 * The classes of data and the kinds of personal values that columns are tagged with; the other parts go by them. Open
 * {@link dev.etlpipeline.governance.scheme.DataClass}.
 */
@NullMarked
package dev.etlpipeline.governance.scheme;

import org.jspecify.annotations.NullMarked;
