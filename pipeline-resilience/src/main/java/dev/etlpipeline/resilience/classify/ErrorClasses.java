package dev.etlpipeline.resilience.classify;

import dev.etlpipeline.core.module.Registry;

/** Installs the command that explains errors. */
public final class ErrorClasses {

    private ErrorClasses() {}

    public static void install(Registry registry) {
        registry.command(ErrorsCommand::new);
    }
}
