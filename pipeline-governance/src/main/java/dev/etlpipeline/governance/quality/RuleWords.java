package dev.etlpipeline.governance.quality;

import dev.etlpipeline.core.definition.RuleSpec;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What rules ask for, in a few words. */
final class RuleWords {

    private static final int LONGEST = 300;

    private RuleWords() {}

    static String about(RuleSpec spec) {
        String words = switch (spec.name()) {
            case JudgedRule.RECORD -> "can be read and stored";
            case JudgedRule.STEP -> "can be put into its form by the steps";
            case ExpressionRule.NAME -> says(spec);
            case FreshnessRule.NAME ->
                "at most " + spec.options().text("within") + " days old on the day of "
                        + spec.options().text("as-of", "run");
            case UniqueRule.NAME -> unique(spec.options().texts("with"));
            case ShareRule.NAME ->
                "at least " + spec.options().text("at-least") + " % "
                        + spec.options().text("of", "have a value");
            case ReferenceRule.NAME -> "stands in " + spec.options().text("file");
            default -> options(spec);
        };
        return words.length() > LONGEST ? words.substring(0, LONGEST - 3) + "..." : words;
    }

    private static String says(RuleSpec spec) {
        String when = spec.options().text("when");
        String holds = spec.options().text("says", String.valueOf(spec.options().text("holds")));
        return when == null ? holds : holds + " (when " + when + ")";
    }

    private static String unique(List<String> with) {
        return with.isEmpty() ? "stands once in the file" : "stands once in the file, with " + String.join(", ", with);
    }

    private static String options(RuleSpec spec) {
        if (spec.options().has("says")) {
            return spec.options().text("says", "");
        }
        return new TreeSet<>(spec.options().names())
                .stream().map(name -> name + ": " + spec.options().text(name)).collect(Collectors.joining(", "));
    }
}
