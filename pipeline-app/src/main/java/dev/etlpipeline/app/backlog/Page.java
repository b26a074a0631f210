package dev.etlpipeline.app.backlog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Markdown page, as far as proofs stand in it.
 *
 * @param frontMatter YAML between two lines of three hyphens, or empty
 * @param lines       all behind it
 */
record Page(String frontMatter, List<String> lines) {

    private static final Pattern HEADING = Pattern.compile("(#{1,6}) +(.+?) *#*");
    private static final String FENCE = "```";

    static Page of(String text) {
        List<String> all = text.lines().toList();
        if (all.isEmpty() || !all.get(0).equals("---")) {
            return new Page("", all);
        }
        int end = all.subList(1, all.size()).indexOf("---") + 1;
        return end == 0
                ? new Page("", all)
                : new Page(String.join("\n", all.subList(1, end)), all.subList(end + 1, all.size()));
    }

    /** The lines under a heading, those under its own sub-headings too; empty where there is no such heading. */
    Optional<List<String>> section(String heading) {
        List<String> section = new ArrayList<>();
        int level = 0;
        boolean code = false;
        for (String line : lines) {
            Matcher here = HEADING.matcher(line);
            if (!code && here.matches()) {
                int depth = here.group(1).length();
                if (level > 0 && depth <= level) {
                    break;
                }
                if (level == 0 && here.group(2).equals(heading)) {
                    level = depth;
                    continue;
                }
            }
            code ^= line.strip().startsWith(FENCE);
            if (level > 0) {
                section.add(line);
            }
        }
        return level == 0 ? Optional.empty() : Optional.of(section);
    }

    /** Whether a proof of that kind with that text is among the lines. */
    static boolean holds(List<String> section, String kind, String what) {
        boolean code = false;
        for (String line : section) {
            code ^= line.strip().startsWith(FENCE);
            boolean fits = switch (kind) {
                case "command" -> code || line.contains("`");
                case "table" -> line.startsWith("|");
                case "drawing" -> code || line.contains("![");
                default -> true;
            };
            if (fits && line.contains(what)) {
                return true;
            }
        }
        return false;
    }
}
