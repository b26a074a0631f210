package dev.etlpipeline.chaos.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.etlpipeline.core.module.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what drills came to. */
@Command(name = "report", description = "Says what the drills that were run came to.")
final class ReportCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Workspace workspace;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "Where they left it (default: target/drills).")
    @Nullable
    Path folder;

    ReportCommand(Workspace workspace) {
        this.workspace = workspace;
    }

    @Override
    public Integer call() throws IOException {
        Path root = folder == null ? workspace.home().resolve("target/drills") : folder;
        List<Path> journals = journals(root);
        if (journals.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "no drill was run in " + root + "; pipeline chaos run DRILL runs one");
        }
        for (Path journal : journals) {
            tell(JSON.readTree(journal.toFile()), journal);
        }
        return 0;
    }

    private static List<Path> journals(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.endsWith("journal.json")).sorted().toList();
        }
    }

    private void tell(JsonNode drill, Path journal) {
        String without = drill.path("without").isNull()
                ? ""
                : " without " + drill.path("without").asText();
        workspace
                .out()
                .printf(
                        Locale.ROOT,
                        "%s%s: %s (%s, seed %d, %s)%n",
                        drill.path("drill").asText(),
                        without,
                        drill.path("verdict").asText(),
                        drill.path("started").asText(),
                        drill.path("seed").asLong(),
                        journal);
        for (JsonNode experiment : drill.path("experiments")) {
            workspace
                    .out()
                    .printf(
                            Locale.ROOT,
                            "  %-8s %-20s %s%n",
                            experiment.path("verdict").asText(),
                            experiment.path("fault").asText(),
                            experiment.path("reason").asText());
        }
    }
}
