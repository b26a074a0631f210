/**
 * Encrypts columns on their way into the target, and what is kept of raw records; changes keys while loads go on; reads single values
 * for those who may. Open {@link dev.etlpipeline.governance.encrypt.Encryption}: it registers the rest. The keys are in
 * {@link dev.etlpipeline.governance.key}.
 */
@NullMarked
package dev.etlpipeline.governance.encrypt;

import org.jspecify.annotations.NullMarked;
