/** Tests of the exercises. */
@NullMarked
package dev.etlpipeline.app.workshop;

import org.jspecify.annotations.NullMarked;
