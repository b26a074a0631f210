/** Stand-ins for what production connects to: simulated APIs and a seeded CSV generator. */
@NullMarked
package dev.etlpipeline.sandbox;

import org.jspecify.annotations.NullMarked;
