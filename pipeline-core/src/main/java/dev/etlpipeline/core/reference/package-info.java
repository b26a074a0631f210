/**
 * Reference data in the warehouse, so that look-ups need nobody outside: postcodes out of the files that the Office for
 * National Statistics and Ordnance Survey publish. Open {@link dev.etlpipeline.core.reference.PostcodeImport} first, then
 * {@link dev.etlpipeline.core.reference.PostcodeLayout} for the files, and
 * {@link dev.etlpipeline.core.reference.ReferencePostcodes} for the table and how it is asked.
 */
@NullMarked
package dev.etlpipeline.core.reference;

import org.jspecify.annotations.NullMarked;
