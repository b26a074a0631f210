package dev.etlpipeline.testkit.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectCopyTest {

    @TempDir
    private Path folder;

    @Test
    void copiesSourcesWithoutWhatWasMadeOfThem() throws IOException {
        Path from = folder.resolve("from");
        for (String file : List.of(
                "pom.xml", "a/src/X.java", ".ci/check", "a/target/X.class", "target/log", "var/db", ".git/HEAD")) {
            Files.createDirectories(from.resolve(file).getParent());
            Files.writeString(from.resolve(file), file);
        }

        Path to = ProjectCopy.of(from, folder.resolve("to"));

        try (Stream<Path> files = Files.walk(to)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> to.relativize(file).toString().replace('\\', '/')))
                    .containsExactlyInAnyOrder("pom.xml", "a/src/X.java", ".ci/check");
        }
        assertThat(to.resolve("a/src/X.java")).hasContent("a/src/X.java");
    }

    @Test
    void copiesNoWorkTreesLinkToItsHistory() throws IOException {
        Path from = Files.createDirectory(folder.resolve("from"));
        Files.writeString(from.resolve(".git"), "gitdir: elsewhere");

        Path to = ProjectCopy.of(from, folder.resolve("to"));

        assertThat(to).isEmptyDirectory();
    }
}
