package dev.etlpipeline.core.enrich;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Compares names of companies as registers do: case, accents, punctuation and blanks do not count, {@code &} is
 * {@code and}, and a legal form is the same written out or short. The legal form itself counts: Acme Ltd and Acme PLC
 * are two companies, and a bare Acme is neither.
 */
final class CompanyNames {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern INSIDE_WORDS = Pattern.compile("['\\u2019`.]");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern LTD = Pattern.compile(" LTD$");
    private static final Pattern PLC = Pattern.compile(" PUBLIC LIMITED COMPANY$");
    private static final Pattern LLP = Pattern.compile(" LIMITED LIABILITY PARTNERSHIP$");

    private CompanyNames() {}

    /** Equal for two names of one company; empty for a name without a letter or digit. */
    static String normalise(String name) {
        String text =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        text = text.toUpperCase(Locale.ROOT).replace("&", " AND ");
        text = INSIDE_WORDS.matcher(text).replaceAll("");
        text = BETWEEN_WORDS.matcher(text).replaceAll(" ").strip();
        text = PLC.matcher(text).replaceFirst(" PLC");
        text = LLP.matcher(text).replaceFirst(" LLP");
        return LTD.matcher(text).replaceFirst(" LIMITED");
    }
}
