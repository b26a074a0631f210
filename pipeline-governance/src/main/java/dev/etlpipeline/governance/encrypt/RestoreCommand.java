package dev.etlpipeline.governance.encrypt;

import dev.etlpipeline.governance.key.KeyEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** Brings a copy back. */
@Command(
        name = "restore",
        description = "Adds the data keys of a copy that are missing; those that are there stay.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline keys restore /media/safe/data-keys.json",
            "",
            "It takes a copy only where its keys open with the master key or KMS in use."
        })
final class RestoreCommand implements Callable<Integer> {

    private final KeyParts parts;

    @Parameters(paramLabel = "FILE", description = "The copy, as pipeline keys backup made it.")
    Path copy = Path.of("");

    RestoreCommand(KeyParts parts) {
        this.parts = parts;
    }

    @Override
    public Integer call() {
        List<KeyEntry> added = parts.keys().restore(copy);
        added.forEach(entry -> parts.workspace()
                .out()
                .println("Data key " + entry.id() + " is back, " + entry.state().word() + "."));
        if (added.isEmpty()) {
            parts.workspace().out().println("Nothing was missing.");
        }
        parts.workspace().suggest(List.of("keys", "verify"), "opens every value");
        return ExitCode.OK;
    }
}
