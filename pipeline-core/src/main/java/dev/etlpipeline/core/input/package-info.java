/**
 * The file that a run reads, whatever it came as: plain, compressed, standard input, a named pipe. Open
 * {@link dev.etlpipeline.core.input.InputFile} first. What its bytes mean is the business of {@code core.csv}.
 */
@NullMarked
package dev.etlpipeline.core.input;

import org.jspecify.annotations.NullMarked;
