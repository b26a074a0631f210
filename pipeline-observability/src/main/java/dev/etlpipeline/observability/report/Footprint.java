package dev.etlpipeline.observability.report;

/**
 * What a run took and gave off, estimated.
 *
 * @param wattHours     of the machine and what the building adds, waiting included
 * @param idleWattHours of them, those of processors that waited
 * @param grams         of CO2e
 * @param gramsPerKwh   of the electricity while it ran
 */
public record Footprint(double wattHours, double idleWattHours, double grams, double gramsPerKwh) {

    private static final double MILLION = 1e6;

    /** Of a million records as costly as these; 0 where there are none. */
    public double gramsPerMillion(long records) {
        return records == 0 ? 0 : grams / records * MILLION;
    }
}
