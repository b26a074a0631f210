/**
 * Masks personal values on their way into the target, wherever the profile says so. Open {@link
 * dev.etlpipeline.governance.mask.Masking}: what is registered; then {@link dev.etlpipeline.governance.mask.MaskPolicy}: which
 * column is masked how; {@link dev.etlpipeline.governance.mask.Maskers} makes the masks.
 */
@NullMarked
package dev.etlpipeline.governance.mask;

import org.jspecify.annotations.NullMarked;
