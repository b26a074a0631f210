package dev.etlpipeline.sandbox.generator;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Invented companies: 1,200 of them, a few named far more often than the rest, as employers are. Some names need
 * quoting in CSV.
 */
final class Companies {

    private static final List<String> NAMES = Words.load("company-names.txt");
    private static final List<String> TRADES = Words.load("company-trades.txt");
    private static final String[] FORMS = {"Ltd", "Ltd", "Limited", "Ltd", "PLC", "Ltd", "LLP", "Limited", "Ltd", "Ltd"
    };

    private Companies() {}

    /** Blank for six customers in ten. */
    static String anyOrNone(Random random) {
        return random.nextInt(10) < 6 ? "" : any(random);
    }

    private static String any(Random random) {
        double even = random.nextDouble();
        double cubed = even * even * even;
        String name = company((int) (cubed * cubed * NAMES.size() * TRADES.size()));
        return random.nextInt(12) == 0 ? name.toUpperCase(Locale.ROOT) : name;
    }

    private static String company(int number) {
        String name = NAMES.get(number % NAMES.size());
        String trade = TRADES.get(number / NAMES.size());
        return name + " " + trade + " " + FORMS[number % FORMS.length];
    }
}
