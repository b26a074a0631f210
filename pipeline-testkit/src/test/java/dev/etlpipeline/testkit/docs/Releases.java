package dev.etlpipeline.testkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.etlpipeline.testkit.exercise.ProjectCopy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A repository of this tree's sources, in which releases are made. */
final class Releases {

    private static final String VERSION = "<version>%s</version>";
    private static final Path MIGRATIONS = Path.of("pipeline-core/src/main/resources/db/migration/core");

    private final Path folder;
    private String version = "0.1.0-SNAPSHOT";

    private Releases(Path folder) {
        this.folder = folder;
    }

    static Releases in(Path folder) throws IOException, InterruptedException {
        Releases releases = new Releases(ProjectCopy.of(Page.root(), folder));
        releases.git("init", "--quiet");
        return releases;
    }

    String url() {
        return folder.toUri().toString();
    }

    /** Sets the version, commits all there is, and tags it. */
    void tag(String next) throws IOException, InterruptedException {
        try (Stream<Path> files = Files.find(folder, 2, (file, is) -> file.endsWith("pom.xml"))) {
            for (Path pom : files.toList()) {
                Files.writeString(
                        pom, Files.readString(pom).replace(VERSION.formatted(version), VERSION.formatted(next)));
            }
        }
        version = next;
        git("add", "--all");
        git("-c", "user.name=test", "-c", "user.email=test@test.example", "commit", "--quiet", "--message", next);
        git("tag", "v" + next);
    }

    /** One that adds a table, behind those that core has. */
    void addMigration() throws IOException {
        for (String dialect : List.of("h2", "sqlserver")) {
            Path migrations = folder.resolve(MIGRATIONS).resolve(dialect);
            try (Stream<Path> files = Files.list(migrations)) {
                long next = files.count() + 1;
                Files.writeString(
                        migrations.resolve("V" + next + "__remark.sql"),
                        "CREATE TABLE etl.remark (id INT NOT NULL PRIMARY KEY);\n");
            }
        }
    }

    private void git(String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(args));
        Process git = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor()).as(said).isZero();
    }
}
