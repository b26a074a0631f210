package dev.etlpipeline.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line's entry point. */
@Command(
        name = "pipeline",
        description = "Loads customer files into SQL Server.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class Main implements Runnable {

    private Main() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
