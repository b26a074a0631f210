package dev.etlpipeline.resilience.impact;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * A failure, how likely it is, and what it costs.
 *
 * @param seen     how often in the history
 * @param perYear  how often it is to be expected
 * @param measured whether {@code perYear} comes out of the history; otherwise it is assumed
 * @param lasts    as it usually is
 * @param timed    whether {@code lasts} comes out of the history
 * @param worst    as it was or may be at worst
 * @param each     cost of one that lasts as usual
 * @param atWorst  cost of the worst
 */
record Risk(
        Failure failure,
        int seen,
        double perYear,
        boolean measured,
        Duration lasts,
        boolean timed,
        Duration worst,
        double each,
        double atWorst) {

    double costPerYear() {
        return perYear * each;
    }

    /** The rarest first. */
    enum Likelihood {
        RARE("less than every other year", 0.5),
        UNLIKELY("up to twice a year", 2),
        LIKELY("up to monthly", 12),
        OFTEN("more often", Double.POSITIVE_INFINITY);

        private final String meaning;
        private final double upTo;

        Likelihood(String meaning, double upTo) {
            this.meaning = meaning;
            this.upTo = upTo;
        }

        String meaning() {
            return meaning;
        }

        static Likelihood of(double perYear) {
            return Stream.of(values())
                    .filter(one -> perYear <= one.upTo)
                    .findFirst()
                    .orElse(OFTEN);
        }
    }

    /** In hours of what an hour costs, so that the bands fit any business. The least first. */
    enum Harm {
        SLIGHT(1),
        NOTICED(4),
        SERIOUS(8),
        SEVERE(Double.POSITIVE_INFINITY);

        private final double upToHours;

        Harm(double upToHours) {
            this.upToHours = upToHours;
        }

        /** Infinite for the last. */
        double upToHours() {
            return upToHours;
        }

        static Harm of(double cost, double perHour) {
            return Stream.of(values())
                    .filter(one -> cost <= one.upToHours * perHour)
                    .findFirst()
                    .orElse(SEVERE);
        }
    }

    Likelihood likelihood() {
        return Likelihood.of(perYear);
    }

    /** @param perHour what an hour costs */
    Harm harm(double perHour) {
        return Harm.of(each, perHour);
    }
}
