package dev.etlpipeline.app;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Whether a command line that a page names is one of this program's. */
final class CommandLines {

    private static final String PROGRAM = "./pipeline";

    private CommandLines() {}

    /**
     * Looks at commands and options, not at values, and runs nothing. What stands behind a redirection is the shell's.
     *
     * @return what is wrong with it
     */
    static Optional<String> fault(CommandSpec root, String line) {
        List<String> words = List.of(line.replaceAll("[|>].*", "")
                .strip()
                .replaceAll("'[^']*'", "text")
                .split("\\s+"));
        if (!words.get(0).equals(PROGRAM)) {
            return Optional.of("a command must begin with " + PROGRAM + ", but is '" + line + "'");
        }
        CommandSpec at = root;
        boolean value = false;
        for (String word : words.subList(1, words.size())) {
            CommandLine next = at.subcommands().get(word);
            OptionSpec option = at.findOption(word.replaceAll("=.*", ""));
            if (value) {
                value = false;
            } else if (next != null) {
                at = next.getCommandSpec();
            } else if (word.startsWith("-") && word.length() > 1) {
                if (option == null) {
                    return Optional.of("'" + line + "': " + at.qualifiedName() + " has no option " + word);
                }
                value = option.arity().max() > 0 && !word.contains("=");
            } else if (at.positionalParameters().isEmpty()) {
                return Optional.of("'" + line + "': " + at.qualifiedName() + " has no command " + word);
            }
        }
        return Optional.empty();
    }
}
