package dev.etlpipeline.governance.quality;

import dev.etlpipeline.governance.quality.JudgedRule.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which rules a record broke, for a terminal of 80 columns. */
final class ExplainText {

    private static final int WIDTH = 80;

    private ExplainText() {}

    static String of(ScoredRun run, long record, Set<Integer> broken) {
        List<RuleResult> rules =
                run.rules().stream().filter(rule -> rule.kind() != Kind.SHARE).toList();
        boolean rejected = rules.stream().anyMatch(rule -> rule.rejects() && broken.contains(rule.no()));
        boolean unread =
                rules.stream().anyMatch(rule -> rule.name().equals(JudgedRule.RECORD) && broken.contains(rule.no()));
        StringBuilder text = new StringBuilder();
        line(text, "Record %d of %s, run %s", record, run.file(), run.runId());
        line(text, rejected ? "It was set aside." : broken.isEmpty() ? "It broke no rule." : "It was loaded.");
        line(text, "");
        run.scores(broken).byWord().forEach((word, score) -> line(text, "  %-13s %6s", word, ScoreWords.figure(score)));
        line(text, "");
        for (RuleResult rule : rules) {
            String state =
                    broken.contains(rule.no()) ? "BROKEN" : unread || (rejected && !rule.rejects()) ? "-" : "kept";
            line(
                    text,
                    "%s",
                    cut(String.format(
                            Locale.ROOT,
                            "  %-6s  %-6s  %-12s  %s%s",
                            state,
                            rule.severity().word(),
                            rule.dimension().word(),
                            rule.title(),
                            rule.about().isEmpty() ? "" : ": " + rule.about())));
        }
        if (unread) {
            line(text, "");
            line(text, "- means not known: the record could not be read, or not be stored.");
        } else if (rejected && rules.stream().anyMatch(rule -> !rule.rejects())) {
            line(text, "");
            line(text, "- means not asked: rules that warn or score look at rows that are loaded.");
        }
        return text.toString();
    }

    private static String cut(String line) {
        return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 3) + "...";
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append(System.lineSeparator());
    }
}
