package dev.etlpipeline.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** The options that say which settings hold; every command has them. */
final class SettingsOptions {

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            defaultValue = "${env:PIPELINE_PROFILE:-local}",
            description = "Which settings: local, workshop or production (default: ${DEFAULT-VALUE}).")
    String profile = "local";

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "A YAML file of your own that wins over the profile's.")
    @Nullable
    Path file;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            scope = ScopeType.INHERIT,
            description = "Sets one setting; may be repeated. docs/settings.md lists them all.")
    Map<String, String> overrides = new LinkedHashMap<>();

    /** As they may be typed behind another command; empty where nothing was given. */
    String typed() {
        return CommandText.words(arguments());
    }

    /** As they are given to another process; empty where nothing was given. */
    List<String> arguments() {
        List<String> args = new ArrayList<>();
        if (!profile.equals("local")) {
            args.add("--profile=" + profile);
        }
        if (file != null) {
            args.add("--settings=" + file);
        }
        overrides.forEach((key, value) -> args.add("--set=" + key + "=" + value));
        return args;
    }

    /**
     * Reads these options ahead of all others: which commands there are depends on modules, and what modules do depends
     * on settings. What is wrong with the arguments is left for the real parsing to say.
     */
    static SettingsOptions peek(String[] args) {
        SettingsOptions options = new SettingsOptions();
        CommandLine line = new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(options));
        line.setUnmatchedArgumentsAllowed(true);
        line.setUnmatchedOptionsArePositionalParams(true);
        try {
            line.parseArgs(args);
        } catch (ParameterException e) {
            return new SettingsOptions();
        }
        return options;
    }
}
