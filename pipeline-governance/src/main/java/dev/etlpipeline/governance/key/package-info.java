/**
 * Where the other parts get their keys from. Open {@link dev.etlpipeline.governance.key.Secrets}: what they ask; then
 * {@link dev.etlpipeline.governance.key.MasterKey}: where it stands; {@link dev.etlpipeline.governance.key.DataKeys}: what it wraps.
 */
@NullMarked
package dev.etlpipeline.governance.key;

import org.jspecify.annotations.NullMarked;
