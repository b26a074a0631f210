package dev.etlpipeline.governance.quality;

import dev.etlpipeline.core.definition.DidYouMean;
import dev.etlpipeline.core.settings.SettingsException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The least scores that settings ask for. */
final class Minimums {

    private static final String SETTING = "governance.quality.minimum.";

    private Minimums() {}

    /**
     * By the words of dimensions, and {@link Scores#OVERALL}.
     *
     * @throws SettingsException with every one that cannot be
     */
    static Map<String, Double> of(QualitySettings settings) {
        List<String> words = new ArrayList<>(
                Arrays.stream(Dimension.values()).map(Dimension::word).toList());
        words.add(Scores.OVERALL);
        List<String> problems = new ArrayList<>();
        settings.minimum().forEach((word, least) -> {
            if (!words.contains(word)) {
                problems.add(SETTING + word + ": there is no dimension " + word + DidYouMean.hint(word, words));
            } else if (!(least >= 0 && least <= 100)) {
                problems.add(SETTING + word + " must be from 0 to 100, but is " + least);
            }
        });
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        return new TreeMap<>(settings.minimum());
    }

    /** A sentence for each that is not reached. What nothing is asked of is not judged. */
    static List<String> below(Scores scores, Map<String, Double> minimum) {
        List<String> below = new ArrayList<>();
        Map<String, Double> reached = scores.byWord();
        minimum.forEach((word, least) -> {
            Double score = reached.get(word);
            if (score != null && score < least) {
                below.add(String.format(
                        Locale.ROOT,
                        "%s scores %s, less than %s%s = %s asks for",
                        word,
                        ScoreWords.figure(score),
                        SETTING,
                        word,
                        ScoreWords.figure(least)));
            }
        });
        return below;
    }
}
