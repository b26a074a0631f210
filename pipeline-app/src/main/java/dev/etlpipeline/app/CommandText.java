package dev.etlpipeline.app;

import java.util.ArrayList;
import java.util.List;

/** A command as it would be typed. */
final class CommandText {

    private static final String NEXT = "Next: ";

    private CommandText() {}

    static String of(List<String> args) {
        return "./pipeline" + words(args);
    }

    /** Each with a blank before it. */
    static String words(List<String> args) {
        StringBuilder command = new StringBuilder();
        for (String arg : args) {
            boolean plain = arg.matches("[\\w@%+=:,./-]+");
            command.append(' ').append(plain ? arg : "'" + arg.replace("'", "'\\''") + "'");
        }
        return command.toString();
    }

    /**
     * The lines that say what to type next. What is too wide for the screen goes on in the next line as a shell takes it, so that
     * the whole can be copied and typed as it stands.
     *
     * @param note why, or what it does; may be empty
     */
    static List<String> next(String command, String note, int width) {
        return suggested(NEXT, command, note, width);
    }

    /** The same for one thing more to type, below {@link #next}. */
    static List<String> also(String command, String note, int width) {
        return suggested(" ".repeat(NEXT.length()), command, note, width);
    }

    private static List<String> suggested(String before, String command, String note, int width) {
        String inBrackets = note.isEmpty() ? "" : "(" + note + ")";
        String one = before + command + (note.isEmpty() ? "" : "   " + inBrackets);
        if (one.length() <= width) {
            return List.of(one);
        }
        List<String> lines = folded(before, command, width);
        if (!note.isEmpty()) {
            lines.add(" ".repeat(before.length()) + inBrackets);
        }
        return lines;
    }

    private static List<String> folded(String before, String command, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(before);
        boolean begun = false;
        for (String word : typed(command)) {
            if (begun && line.length() + word.length() + " \\".length() >= width) {
                lines.add(line + " \\");
                line = new StringBuilder(" ".repeat(before.length() + 2));
                begun = false;
            }
            line.append(begun ? " " : "").append(word);
            begun = true;
        }
        lines.add(line.toString());
        return lines;
    }

    /** Its words, quoted as they are; an option stays with the value behind it. */
    private static List<String> typed(String command) {
        List<String> words = new ArrayList<>();
        int start = 0;
        boolean quoted = false;
        for (int i = 0; i < command.length(); i++) {
            char c = command.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (c == '\\' && !quoted) {
                i++;
            } else if (c == ' ' && !quoted && (command.startsWith("-", i + 1) || command.startsWith("'-", i + 1))) {
                words.add(command.substring(start, i));
                start = i + 1;
            }
        }
        words.add(command.substring(start));
        return words;
    }
}
