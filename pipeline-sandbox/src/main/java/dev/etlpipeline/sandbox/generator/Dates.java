package dev.etlpipeline.sandbox.generator;

import java.time.LocalDate;
import java.util.Random;

/** Dates between two fixed days, written the two ways British files have. */
final class Dates {

    private Dates() {}

    /** Both days included. */
    static LocalDate between(LocalDate first, LocalDate last, Random random) {
        int days = (int) (last.toEpochDay() - first.toEpochDay()) + 1;
        return first.plusDays(random.nextInt(days));
    }

    /** {@code 2021-03-09}, or one time in four {@code 09/03/2021}. */
    static String text(LocalDate date, Random random) {
        String iso = date.toString();
        return random.nextInt(4) > 0 ? iso : iso.substring(8) + "/" + iso.substring(5, 7) + "/" + iso.substring(0, 4);
    }
}
