package dev.etlpipeline.app;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what a shell needs to complete the command line. */
@Command(
        name = "completion",
        description = {
            "Prints a script that completes commands and options in a shell.",
            "It serves ./pipeline and, where that is on the PATH, pipeline."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline completion bash > ~/.pipeline-completion",
            "      then add to ~/.bashrc:   source ~/.pipeline-completion",
            "  pipeline completion zsh > ~/.pipeline-completion",
            "      then add to ~/.zshrc, behind compinit:   source ~/.pipeline-completion",
            "",
            "It knows the commands of the modules that are installed: write it anew when",
            "that changes."
        })
final class CompletionCommand implements Callable<Integer> {

    /** Those that the script serves; it finds out by itself which of them reads it. */
    enum Shell {
        BASH,
        ZSH
    }

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    Shell shell = Shell.BASH;

    @Override
    public Integer call() {
        CommandLine root = spec.root().commandLine();
        root.getOut().print(AutoComplete.bash(root.getCommandName(), root));
        root.getOut().flush();
        return ExitCode.OK;
    }
}
