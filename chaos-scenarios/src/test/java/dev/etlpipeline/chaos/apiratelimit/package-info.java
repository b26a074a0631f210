@NullMarked
package dev.etlpipeline.chaos.apiratelimit;

import org.jspecify.annotations.NullMarked;
