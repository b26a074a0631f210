package dev.etlpipeline.sandbox.generator;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Postcodes in districts that exist, of all 124 areas alike, spelt as people spell them. The rest of a postcode is made
 * up by the grammar, from few letters, so that a large file repeats its postcodes: there are about 90,000.
 */
final class Postcodes {

    private static final List<List<String>> OUTWARD = Words.load("postcode-districts.txt").stream()
            .map(Postcodes::districts)
            .toList();
    private static final String[] UNITS = {"AA", "BD", "EF", "GH", "JL", "NP", "QR", "XY"};

    private Postcodes() {}

    static String any(Random random) {
        String outward = Words.any(Words.any(OUTWARD, random), random);
        String inward = (1 + random.nextInt(9)) + Words.any(random, UNITS);
        int dice = random.nextInt(20);
        return switch (dice) {
            case 0, 1 -> outward + inward;
            case 2, 3 -> (outward + " " + inward).toLowerCase(Locale.ROOT);
            case 4 -> (outward + inward).toLowerCase(Locale.ROOT);
            case 5 -> " " + outward + "  " + inward + " ";
            default -> outward + " " + inward;
        };
    }

    /** {@code "AB 10 11"} to {@code AB10, AB11}. */
    private static List<String> districts(String line) {
        int blank = line.indexOf(' ');
        String area = line.substring(0, blank);
        return List.of(line.substring(blank + 1).split(" ", -1)).stream()
                .map(area::concat)
                .toList();
    }
}
