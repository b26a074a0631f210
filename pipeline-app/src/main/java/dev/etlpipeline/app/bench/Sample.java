package dev.etlpipeline.app.bench;

import java.time.Duration;

/**
 * One measurement.
 *
 * @param rows records that went through
 * @param cpu  of the whole process, compiler and garbage collector included
 * @param heap bytes in use at the worst moment, garbage included
 */
public record Sample(long rows, Duration wall, Duration cpu, long heap) {

    public double rowsPerSecond() {
        return rows / (wall.toNanos() / 1e9);
    }
}
