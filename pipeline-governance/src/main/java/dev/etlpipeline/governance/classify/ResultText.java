package dev.etlpipeline.governance.classify;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Results and what is kept of them, in lines that fit a terminal. */
final class ResultText {

    private static final int WIDTH = 78;

    private ResultText() {}

    static void print(PrintStream out, List<Result> results) {
        head(out, "standing");
        for (Result result : results) {
            if (result.finding().isEmpty()) {
                line(out, result.name(), "-", "-", "", result.standing().word());
                continue;
            }
            Finding finding = result.finding().get();
            line(
                    out,
                    finding.column(),
                    finding.kind().word(),
                    finding.dataClass().word(),
                    confidence(finding.confidence()),
                    result.standing().word());
            wrapped(out, finding.evidence());
        }
    }

    static void printKept(PrintStream out, List<Kept> all, double threshold) {
        head(out, "state");
        for (Kept kept : all) {
            line(
                    out,
                    kept.column(),
                    kept.kind().map(kind -> kind.word()).orElse("-"),
                    kept.dataClass().word(),
                    confidence(kept.confidence()),
                    kept.state() != Kept.State.OPEN
                            ? kept.state().word()
                            : (kept.confidence() >= threshold ? Result.Standing.SURE : Result.Standing.REVIEW).word());
            wrapped(out, kept.evidence());
        }
    }

    static String confidence(double confidence) {
        return String.format(Locale.ROOT, "%.2f", confidence);
    }

    private static void head(PrintStream out, String last) {
        line(out, "column", "kind", "class", "conf", last);
    }

    private static void line(PrintStream out, String column, String kind, String dataClass, String conf, String last) {
        out.println(String.format(Locale.ROOT, "%-20s %-13s %-18s %4s  %s", column, kind, dataClass, conf, last)
                .stripTrailing());
    }

    private static void wrapped(PrintStream out, String words) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder("   ");
        for (String word : words.split(" ")) {
            if (line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder("   ");
            }
            line.append(' ').append(word);
        }
        lines.add(line.toString());
        lines.forEach(out::println);
    }
}
