package dev.etlpipeline.governance.lineage;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The mapping that a run kept, for a terminal. */
final class KeptText {

    private static final int MARGIN = 22;

    private final StringBuilder text = new StringBuilder();

    private KeptText() {}

    /** @param lines of the run, in their order */
    static String of(KeptRun run, List<Mapping.Line> lines) {
        return new KeptText().all(run, lines);
    }

    private String all(KeptRun run, List<Mapping.Line> lines) {
        line("Lineage that run " + run.runId() + " kept:");
        line("where the columns of " + run.target() + " came from.");
        line("In [brackets]: what only decided, and was not written itself.");
        line("");
        Map<String, Way> ways = new LinkedHashMap<>();
        lines.forEach(
                one -> ways.computeIfAbsent(one.target(), target -> new Way()).add(one));
        ways.forEach((target, way) -> {
            String first = target.length() < MARGIN ? target + " ".repeat(MARGIN - target.length()) : target + " ";
            Folded.lines(first, way.words(), MARGIN).forEach(this::line);
        });
        return text.toString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    /** To one column of the target. */
    private static final class Way {

        private final Set<String> values = new LinkedHashSet<>();
        private final Set<String> deciding = new LinkedHashSet<>();
        private final Set<String> hashed = new LinkedHashSet<>();
        private String protection = Protection.CLEAR.word();

        void add(Mapping.Line line) {
            protection = line.protection();
            if (protection.equals(Protection.HASHED.word())) {
                hashed.add(line.field());
            } else if (line.how().equals(Mapping.VALUE)) {
                values.add(line.origin() + " " + line.field() + (line.path().isEmpty() ? "" : " > " + line.path()));
            } else {
                deciding.add(line.field());
            }
        }

        /** A hash hangs on nearly everything: only what, and not how it came there. */
        String words() {
            if (!hashed.isEmpty()) {
                return "hash of " + String.join(", ", hashed);
            }
            String from = String.join("; ", values);
            String by = deciding.isEmpty() ? "" : "[" + String.join(", ", deciding) + "]";
            String kept = protection.equals(Protection.CLEAR.word()) ? "" : " > " + protection;
            return (from + (from.isEmpty() || by.isEmpty() ? "" : " ") + by + kept).strip();
        }
    }
}
