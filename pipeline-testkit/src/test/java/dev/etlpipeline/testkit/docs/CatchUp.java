package dev.etlpipeline.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The patch beside an exercise's page, which leads whoever has fallen behind to its end. */
final class CatchUp {

    private final Path patch;
    private final Path folder;

    /** @param folder where git may work */
    CatchUp(Path page, Path folder) {
        this.patch = page.resolveSibling(page.getFileName().toString().replace(".md", ".patch"));
        this.folder = folder;
    }

    /** Applies the patch to {@code before}. Where that does not lead to {@code after}, leaves a patch that does. */
    void leadsFrom(Path before, Path after) throws IOException, InterruptedException {
        String right = git(folder, "diff", "--no-index", "--no-prefix", "--no-renames", "--full-index", "a", "b")
                .replaceAll("(?m)^index .*\n", "");
        if (Files.exists(patch)) {
            String said = git(before, "apply", patch.toString());
            if (said.isEmpty() && files(before).equals(files(after))) {
                return;
            }
        }
        Path target = Files.createDirectories(Page.root().resolve("target"));
        Path mended = Files.writeString(target.resolve(patch.getFileName()), right);
        fail("%s does not lead to the end of the exercise; this one does: %s", patch, mended);
    }

    private static Map<String, String> files(Path tree) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(
                        tree.relativize(file).toString(),
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    /** What git says, without its user's habits. */
    private String git(Path where, String... args) throws IOException, InterruptedException {
        Path said = folder.resolve("git.txt");
        String[] command = Stream.concat(Stream.of("git"), Stream.of(args)).toArray(String[]::new);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        builder.environment().put("GIT_CEILING_DIRECTORIES", folder.toString());
        Process process = builder.start();
        process.waitFor();
        assertThat(process.exitValue()).as(Files.readString(said)).isLessThan(128);
        return Files.readString(said);
    }
}
