package dev.etlpipeline.app;

import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** How all helps look: a command's own options in the order of their importance, then those that every command has. */
final class HelpText {

    /** Options that every command has. */
    private static final List<String> COMMON = List.of("--profile", "--settings", "--set", "--help", "--version");

    private HelpText() {}

    /** Lays it down for a command and all below it. */
    static void layOut(CommandLine line) {
        boolean parameters = !line.getCommandSpec().positionalParameters().isEmpty();
        line.getCommandSpec()
                .usageMessage()
                .sortOptions(false)
                .parameterListHeading("%n")
                .optionListHeading(parameters ? "" : "%n")
                .commandListHeading("%nCommands:%n");
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpText::options);
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_FOOTER, HelpText::footer);
        line.getSubcommands().values().forEach(HelpText::layOut);
    }

    private static String options(Help help) {
        String own = list(help, help.commandSpec().options().stream().filter(option -> !isCommon(option)));
        String common = list(
                help,
                COMMON.stream()
                        .flatMap(name -> Stream.ofNullable(help.commandSpec().findOption(name))));
        return own + (own.isEmpty() ? "" : String.format("%nFor every command:%n")) + common;
    }

    private static boolean isCommon(OptionSpec option) {
        return COMMON.contains(option.longestName());
    }

    private static String list(Help help, Stream<OptionSpec> options) {
        List<OptionSpec> shown = options.filter(option -> !option.hidden()).toList();
        Help.Layout layout = help.createDefaultLayout();
        layout.addOptions(shown, help.parameterLabelRenderer());
        return layout.toString();
    }

    /** Ends the last line, and breaks none: examples are there to be copied. */
    private static String footer(Help help) {
        String[] lines = help.commandSpec().usageMessage().footer();
        return lines.length == 0 ? "" : String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }
}
