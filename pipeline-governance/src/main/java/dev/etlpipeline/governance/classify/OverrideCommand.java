package dev.etlpipeline.governance.classify;

import dev.etlpipeline.core.definition.DidYouMean;
import dev.etlpipeline.core.module.ActionRecorder;
import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.warehouse.Warehouse;
import dev.etlpipeline.governance.scheme.DataClass;
import dev.etlpipeline.governance.scheme.DataKind;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says of a column what somebody knows better. */
@Command(
        name = "override",
        description = {
            "Gives a column the class that somebody knows it to have, whatever was found.",
            "It is written into the definition as tags; later findings do not change it."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  pipeline classify override company --class internal --reason 'firms only'",
            "  pipeline classify override ref --class personal --kind phone --reason 'asked'"
        })
final class OverrideCommand implements Callable<Integer> {

    private final Workspace workspace;
    private final ActionRecorder recorder;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "COLUMN", description = "The column, as the definition has it.")
    String column = "";

    @Option(
            names = "--class",
            required = true,
            paramLabel = "CLASS",
            description = "public, internal, confidential, personal or sensitive-personal.")
    String dataClass = "";

    @Option(names = "--kind", paramLabel = "KIND", description = "What a personal value is, such as email.")
    @Nullable
    String kind;

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "Why, for the record; no personal data.")
    String reason = "";

    @Mixin
    DefinitionOption of = new DefinitionOption();

    OverrideCommand(Workspace workspace, ActionRecorder recorder) {
        this.workspace = workspace;
        this.recorder = recorder;
    }

    @Override
    public Integer call() throws IOException {
        if (reason.isBlank()) {
            throw new ParameterException(spec.commandLine(), "--reason must say why");
        }
        DataClass wanted = choice("--class", dataClass, Arrays.asList(DataClass.values()), DataClass::word);
        Optional<DataKind> known = Optional.ofNullable(kind)
                .map(word -> choice("--kind", word, Arrays.asList(DataKind.values()), DataKind::word));
        if (known.isPresent() && !wanted.isPersonal()) {
            throw new ParameterException(
                    spec.commandLine(), "--kind is for classes personal and sensitive-personal, not " + dataClass);
        }
        DefinitionFile file = of.in(workspace);
        Kept decided = new Kept(
                file.column(column).name(),
                wanted,
                known.or(() -> wanted.isPersonal() ? Optional.of(DataKind.OTHER) : Optional.empty()),
                1,
                "somebody knows it",
                Kept.State.OVERRIDDEN);
        try (Warehouse warehouse = Decisions.warehouse(workspace)) {
            new Decisions(workspace, recorder).decide(warehouse, file, "classify.override", List.of(decided), reason);
        }
        workspace
                .out()
                .println("Tags written into " + file.path() + ":" + System.lineSeparator() + "  " + decided.column()
                        + ": " + String.join(", ", decided.tags()));
        return ExitCode.OK;
    }

    private <T> T choice(String option, String given, List<T> values, java.util.function.Function<T, String> word) {
        return values.stream()
                .filter(value -> word.apply(value).equals(given))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        option + " " + given + " is not known"
                                + DidYouMean.hint(
                                        given, values.stream().map(word).toList())));
    }
}
