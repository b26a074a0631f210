/**
 * Finds out which columns are personal: by what they are called and by what stands in them. Open
 * {@link dev.etlpipeline.governance.classify.Classification}, which names the commands and the check of runs; then
 * {@code Classifier}, which weighs the evidence, and {@code Detectors}, which recognise single values.
 */
@NullMarked
package dev.etlpipeline.governance.classify;

import org.jspecify.annotations.NullMarked;
