package dev.etlpipeline.app;

import dev.etlpipeline.core.definition.DidYouMean;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Answers arguments that are not understood: what is wrong, what was most likely meant, where to read on. */
final class Misuse {

    private final App app;

    Misuse(App app) {
        this.app = app;
    }

    int refuse(ParameterException refused) {
        CommandLine at = refused.getCommandLine();
        PrintStream err = app.screen().err();
        Optional<String> word = unexpectedWord(refused);
        Optional<RuntimeException> refusal = app.refusal();
        if (refusal.isPresent() && word.isPresent() && at.getParent() == null) {
            err.println(app.screen().error() + " " + refusal.get().getMessage());
            err.println(
                    "Until that is mended only the core's commands are known, and " + word.get() + " is none of them.");
            return ExitCode.USAGE;
        }
        if (word.isPresent() && !at.getSubcommands().isEmpty()) {
            err.println(app.screen().error() + " There is no command " + below(at, word.get())
                    + DidYouMean.hint(word.get(), at.getSubcommands().keySet()));
        } else {
            err.println(app.screen().error() + " " + inWords(refused));
            UnmatchedArgumentException.printSuggestions(refused, at.getErr());
            word.filter(file -> at.getCommandSpec().findOption("--input") != null)
                    .ifPresent(file ->
                            err.println("The file to read is named by --input: " + name(at) + " --input " + file));
        }
        err.println("Try: " + name(at) + " --help");
        refusal.ifPresent(also -> err.println(also.getMessage()));
        return ExitCode.USAGE;
    }

    /** Nothing has names of Java's there. */
    private static String inWords(ParameterException refused) {
        return String.valueOf(refused.getMessage())
                .replaceFirst("is not an? (?:long|int)$", "is no whole number")
                .replaceFirst("is not a double$", "is no number")
                .replaceFirst(
                        "cannot convert ('.*') to class java\\.time\\.LocalDate .*$", "$1 is no day such as 2026-01-31")
                .replaceFirst("^Value for option option ", "Value for option ");
    }

    /** Where commands are expected it is a mistyped one, and where only options are, most likely the file. */
    private static Optional<String> unexpectedWord(ParameterException refused) {
        if (!(refused instanceof UnmatchedArgumentException unmatched) || unmatched.isUnknownOption()) {
            return Optional.empty();
        }
        List<String> words = unmatched.getUnmatched();
        boolean commands = !refused.getCommandLine().getSubcommands().isEmpty();
        return commands || words.size() == 1 ? words.stream().findFirst() : Optional.empty();
    }

    /** As it would be typed behind the program's name. */
    private static String below(CommandLine at, String word) {
        String root = at.getCommandSpec().root().name();
        return (name(at) + " " + word).substring(root.length() + 1);
    }

    private static String name(CommandLine at) {
        return at.getCommandSpec().qualifiedName();
    }
}
