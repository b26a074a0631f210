/**
 * The classes of data and the kinds of personal values that columns are tagged with; the other parts go by them. Open
 * {@link dev.etlpipeline.governance.scheme.Scheme}: what the settings say is done with each class.
 */
@NullMarked
package dev.etlpipeline.governance.scheme;

import org.jspecify.annotations.NullMarked;
