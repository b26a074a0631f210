package dev.etlpipeline.governance.encrypt;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Keys of encrypted columns. */
@Command(
        name = "keys",
        description = "Makes, changes, checks and keeps the keys of encrypted columns.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline keys create              before the first encrypted load",
            "  pipeline keys rotate              a new key; what stands there moves to it",
            "  pipeline keys verify              opens every encrypted value",
            "  pipeline keys backup copy.json    a copy, to be kept elsewhere"
        })
final class KeysCommand implements Runnable {

    @Spec
    CommandSpec spec = CommandSpec.create();

    private KeysCommand() {}

    /** With all that is below it. */
    static CommandLine of(KeyParts parts) {
        return new CommandLine(new KeysCommand())
                .addSubcommand(new CreateCommand(parts))
                .addSubcommand(new ListCommand(parts))
                .addSubcommand(new RotateCommand(parts))
                .addSubcommand(new VerifyCommand(parts))
                .addSubcommand(new BackupCommand(parts))
                .addSubcommand(new RestoreCommand(parts))
                .addSubcommand(new DestroyCommand(parts));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
