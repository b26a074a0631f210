/**
 * Finds out what a file holds and writes the definition that loads it. Open {@link dev.etlpipeline.core.guess.FileGuess}
 * first: it reads the file once for its columns and, where no column is a key by itself, once more for combinations. One
 * column is looked at by a {@link dev.etlpipeline.core.guess.ColumnProfile}, and what is concluded from that stands in
 * {@link dev.etlpipeline.core.guess.TypeGuess}. {@link dev.etlpipeline.core.guess.DefinitionText} writes it down.
 */
@NullMarked
package dev.etlpipeline.core.guess;

import org.jspecify.annotations.NullMarked;
