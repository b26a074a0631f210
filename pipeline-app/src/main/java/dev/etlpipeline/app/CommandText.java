package dev.etlpipeline.app;

import java.util.List;

/** A command as it would be typed. */
final class CommandText {

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
}
