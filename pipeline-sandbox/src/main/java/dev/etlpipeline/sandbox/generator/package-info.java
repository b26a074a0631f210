/**
 * Seeded CSV files: the same seed gives the same bytes on every JDK, in every language and time zone, and every bad
 * record is known beforehand. Open {@link dev.etlpipeline.sandbox.generator.CustomerGenerator} first, then
 * {@link dev.etlpipeline.sandbox.generator.BadCustomer} for what can be wrong with a row;
 * {@link dev.etlpipeline.sandbox.generator.SeedFiles} writes the samples in {@code seeds}.
 */
@NullMarked
package dev.etlpipeline.sandbox.generator;

import org.jspecify.annotations.NullMarked;
