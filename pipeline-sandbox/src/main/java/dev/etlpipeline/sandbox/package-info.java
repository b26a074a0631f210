/**
 * Stand-ins for what production connects to. {@code api} simulates the postcode and the company API: open {@link
 * dev.etlpipeline.sandbox.api.SimulatedApis} first. {@code generator} makes seeded CSV files: open {@link
 * dev.etlpipeline.sandbox.generator.CustomerGenerator} first, or {@code GenerateCommand} for {@code ./pipeline generate}.
 */
@NullMarked
package dev.etlpipeline.sandbox;

import org.jspecify.annotations.NullMarked;
