package dev.etlpipeline.sandbox.generator;

import java.util.Locale;
import java.util.Random;

/** The untidiness of typed text: capitals, none, blanks around it. */
final class Casing {

    private Casing() {}

    /** Mostly the text as it is; one in ten in capitals, one in ten in small letters, some with blanks around. */
    static String untidy(String text, Random random) {
        int dice = random.nextInt(100);
        if (dice < 10) {
            return text.toUpperCase(Locale.ROOT);
        } else if (dice < 20) {
            return text.toLowerCase(Locale.ROOT);
        } else if (dice < 23) {
            return " " + text;
        } else if (dice < 26) {
            return text + " ";
        }
        return text;
    }
}
