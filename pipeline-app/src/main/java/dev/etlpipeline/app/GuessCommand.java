package dev.etlpipeline.app;

import dev.etlpipeline.core.guess.DefinitionText;
import dev.etlpipeline.core.guess.FileGuess;
import dev.etlpipeline.core.guess.Guess;
import dev.etlpipeline.core.guess.GuessOptions;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.settings.CsvSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the definition that loads a file of which nothing is known. */
@Command(
        name = "guess",
        description = "Reads a file and writes the pipeline definition that loads it, as it is.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline guess towns.csv > towns.yaml",
            "  pipeline run --input towns.csv --definition towns.yaml",
            "",
            "  pipeline guess export.csv.gz --output export.yaml --name suppliers",
            "  pipeline guess prices.csv --key article,valid_from",
            "  pipeline guess towns.csv --ddl",
            "",
            "The definition goes to standard output, what was found and what is doubtful",
            "  to standard error. The whole file is read, in bounded memory. How each part",
            "  is decided stands in docs/definitions.md.",
            "",
            "Exit codes: 0 written, 2 wrong usage, or a file that no definition could load:",
            "  without a header, with blank or equal names in it, or without any key."
        })
final class GuessCommand implements Callable<Integer> {

    private static final String NAME = "[A-Za-z][A-Za-z0-9_-]{0,63}";

    private final App app;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "FILE|-",
            description = "The file to read: CSV, .gz, or .zip with one entry; - is standard input.")
    String input = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Writes the definition there, where no file may be yet.")
    @Nullable
    Path output;

    @Option(names = "--name", paramLabel = "NAME", description = "The pipeline's name (default: the file's).")
    @Nullable
    String name;

    @Option(
            names = "--key",
            paramLabel = "COLUMN",
            split = ",",
            description = "The columns of the key, where they are not to be found out.")
    List<String> key = new ArrayList<>();

    @Option(
            names = "--strict",
            description = "Takes a column for text where a single value has not its type; else one in fifty may be a"
                    + " mistake, which becomes a reject.")
    boolean strict;

    @Option(names = "--ddl", description = "Prints the target's table for SQL Server and no definition.")
    boolean ddl;

    GuessCommand(App app) {
        this.app = app;
    }

    @Override
    public Integer call() throws IOException {
        String called = name == null ? nameOf(input) : name;
        if (!called.matches(NAME)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--name must be letters, digits, _ and -, a letter first, at most 64, but is '" + called + "'");
        }
        if (output != null && Files.exists(output)) { // before a long file is read
            throw isThere(output, null);
        }
        try (InputFile file = InputOption.open(app, input)) {
            Guess guess =
                    FileGuess.of(file, app.settings().read(CsvSettings.class), new GuessOptions(called, key, strict));
            write(ddl ? DefinitionText.ddl(guess) + "\n" : DefinitionText.of(guess));
            app.screen().err().print(new GuessReport(app.screen(), guess).text(next()));
            app.screen().err().flush();
        }
        return ExitCode.OK;
    }

    /** What stands before the first dot, as far as a pipeline can be called so. */
    private static String nameOf(String input) {
        Path file = Path.of(input).getFileName();
        String base = input.equals(InputFile.STDIN) || file == null ? "stdin" : file.toString();
        String plain = base.replaceFirst("(?<=.)\\..*", "")
                .replaceAll("[^A-Za-z0-9_-]+", "_")
                .replaceAll("^_+|_+$", "");
        String named = plain.matches("[A-Za-z].*") ? plain : "file_" + plain;
        return named.substring(0, Math.min(named.length(), 64));
    }

    private void write(String text) throws IOException {
        if (output == null) {
            app.screen().out().print(text);
            app.screen().out().flush();
            return;
        }
        try {
            Files.writeString(output, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw isThere(output, e);
        }
    }

    private ParameterException isThere(Path file, @Nullable Throwable cause) {
        return new ParameterException(
                spec.commandLine(),
                "--output names " + file + ", which is there already; remove it, or name another",
                cause);
    }

    private String next() {
        if (output == null) {
            return "put it into a file, and load with\n  "
                    + CommandText.of(List.of("run", "--input", input, "--definition", "FILE"));
        }
        return CommandText.of(List.of("run", "--input", input, "--definition", output.toString()));
    }
}
