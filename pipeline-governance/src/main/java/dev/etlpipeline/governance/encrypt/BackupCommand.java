package dev.etlpipeline.governance.encrypt;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** Keeps a copy. */
@Command(
        name = "backup",
        description = "Copies the file of data keys. They stay wrapped: the master key is not in it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline keys backup /media/safe/data-keys.json",
            "",
            "Keep a copy of the master key too, and somewhere else: each is worthless",
            "  without the other."
        })
final class BackupCommand implements Callable<Integer> {

    private final KeyParts parts;

    @Parameters(paramLabel = "FILE", description = "The copy; a file that is not there yet.")
    Path copy = Path.of("");

    BackupCommand(KeyParts parts) {
        this.parts = parts;
    }

    @Override
    public Integer call() {
        int kept = parts.keys().backup(copy).size();
        parts.workspace()
                .out()
                .println(kept + (kept == 1 ? " data key" : " data keys") + " copied to " + copy
                        + "; the master key or KMS that wraps them is kept elsewhere.");
        return ExitCode.OK;
    }
}
