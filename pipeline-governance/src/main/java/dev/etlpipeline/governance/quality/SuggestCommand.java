package dev.etlpipeline.governance.quality;

import dev.etlpipeline.core.guess.FileGuess;
import dev.etlpipeline.core.guess.Guess;
import dev.etlpipeline.core.guess.GuessOptions;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.settings.CsvSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** Proposes rules for a file. Changes nothing. */
@Command(
        name = "suggest",
        description = "Proposes rules that a file keeps, each with its evidence, to be pasted under rules: of a"
                + " definition. Reads the file three times at most.",
        footerHeading = "%nExamples:%n",
        footer = {"  pipeline quality suggest customers.csv", "  pipeline quality suggest customers.csv > rules.yaml"})
final class SuggestCommand implements Callable<Integer> {

    private static final int WIDTH = 80;

    private final Workspace workspace;

    @Parameters(index = "0", paramLabel = "FILE", description = "A CSV file, plain, gzip or zip.")
    String file = "";

    SuggestCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() throws IOException {
        CsvSettings csv = workspace.settings().read(CsvSettings.class);
        try (InputFile input = workspace.input(file)) {
            Guess guess = FileGuess.of(input, csv, new GuessOptions("suggested", List.of(), false));
            print(input.name(), FileProfile.of(input, guess, csv));
        }
        workspace.out().flush();
        return ExitCode.OK;
    }

    private void print(String name, FileProfile profile) {
        PrintStream out = workspace.out();
        List<Suggestion> suggestions = Suggestions.of(profile);
        out.printf(Locale.ROOT, "# What %s keeps, by %,d rows.%n", name, profile.rows());
        if (suggestions.isEmpty()) {
            out.println(
                    profile.rows() < Suggestions.ENOUGH
                            ? "# Fewer than " + Suggestions.ENOUGH + " rows are no evidence: try a larger file."
                            : "# Nothing is so regular that a rule should be made of it.");
            return;
        }
        out.println("# Take what is meant to hold, and leave what only happens to.");
        out.println("rules:");
        for (Suggestion suggestion : suggestions) {
            out.println("  # " + suggestion.evidence());
            out.println(folded("  - " + suggestion.rule()));
        }
    }

    /** To 80 columns where there is a comma to fold at; YAML reads it as one line. */
    private static String folded(String line) {
        int comma = line.length() <= WIDTH ? -1 : line.lastIndexOf(", ", WIDTH - 1);
        return comma < 0
                ? line
                : line.substring(0, comma + 1) + System.lineSeparator() + folded("     " + line.substring(comma + 2));
    }
}
