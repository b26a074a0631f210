package dev.etlpipeline.sandbox.generator;

import java.util.Random;

/**
 * Telephone numbers of British shape. Landlines are in the ranges Ofcom keeps for drama, where nobody answers. Mobiles
 * are not: common validators refuse the drama range 07700 900, so theirs are made-up digits behind usual prefixes.
 */
final class Phones {

    private static final String[] MOBILE = {
        "7401", "7425", "7481", "7503", "7538", "7592", "7712", "7739", "7761", "7803", "7814", "7855", "7877", "7904",
        "7921", "7946", "7968", "7984"
    };

    private static final String[] LANDLINE = {
        "020 7946 0",
        "0113 496 0",
        "0114 496 0",
        "0116 496 0",
        "0117 496 0",
        "0118 496 0",
        "0121 496 0",
        "0131 496 0",
        "0141 496 0",
        "0151 496 0",
        "0161 496 0",
        "0191 498 0",
        "028 9649 6",
        "029 2018 0"
    };

    private Phones() {}

    /** One in thirty is blank: not everybody leaves a number. */
    static String any(Random random) {
        return switch (random.nextInt(30)) {
            case 0 -> "";
            case 1, 2, 3, 4, 5, 6, 7, 8, 9 -> landline(random);
            default -> mobile(random);
        };
    }

    private static String landline(Random random) {
        String number = Words.any(random, LANDLINE) + Words.digits(3, random);
        return switch (random.nextInt(4)) {
            case 0 -> number.replace(" ", "");
            case 1 -> "+44 " + number.substring(1);
            default -> number;
        };
    }

    private static String mobile(Random random) {
        String prefix = Words.any(random, MOBILE);
        String rest = Words.digits(6, random);
        return switch (random.nextInt(5)) {
            case 0 -> "+44" + prefix + rest;
            case 1 -> "+44 " + prefix + " " + rest;
            case 2 -> "0" + prefix + " " + rest;
            default -> "0" + prefix + rest;
        };
    }
}
