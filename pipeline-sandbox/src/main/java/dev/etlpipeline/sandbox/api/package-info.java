/**
 * The two APIs that enrich customers, simulated on loopback: postcodes.io and Companies House. Open
 * {@link dev.etlpipeline.sandbox.api.SimulatedApis} first; what each API answers stands in {@code PostcodeContract} and
 * {@code CompanyContract}. Answers depend on the question alone, so two runs see the same world.
 */
@NullMarked
package dev.etlpipeline.sandbox.api;

import org.jspecify.annotations.NullMarked;
