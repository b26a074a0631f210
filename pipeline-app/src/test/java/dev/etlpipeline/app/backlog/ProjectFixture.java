package dev.etlpipeline.app.backlog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A small project with a backlog of three stories and one module, pipeline-core. */
public final class ProjectFixture {

    private final Path home;

    public ProjectFixture(Path home) {
        this.home = home;
        write("pom.xml", "<modules>\n<module>pipeline-core</module>\n<module>pipeline-gone</module>\n</modules>\n");
        write("pipeline-core/pom.xml", "");
        backlog(
                story("retry", "pipeline-gone", "open"),
                story("configuration", "pipeline-core", "in progress"),
                story("deployment", "docs", "open"));
    }

    public Path home() {
        return home;
    }

    public ProjectFixture backlog(String... stories) {
        return write("seeds/backlog.yaml", "stories:\n" + String.join("", stories));
    }

    /** A story with two criteria. */
    public static String story(String slug, String module, String state) {
        return """
                - slug: SLUG
                  title: About SLUG
                  sprint: 1
                  level: L2
                  points: 3
                  role: Engineer
                  sentence: I want SLUG, so that it is there.
                  kind: code
                  module: MODULE
                  state: STATE
                  criteria:
                    SLUG.1: The first thing about SLUG.
                    SLUG.2: The other thing about SLUG.
                """.replace("SLUG", slug).replace("MODULE", module).replace("STATE", state);
    }

    public ProjectFixture test(String name, String body) {
        return write(
                "pipeline-core/src/test/java/a/" + name + ".java",
                "package a;\n\nimport dev.etlpipeline.criteria.Criterion;\nimport org.junit.jupiter.api.Test;\n\n"
                        + body);
    }

    public ProjectFixture page(String text) {
        return write("docs/page.md", text);
    }

    /** @param lines outcome, time, class that ran, class that declares, method */
    public ProjectFixture results(List<String> lines) {
        return write(
                "pipeline-core/target/backlog/results.tsv",
                String.join("\n", lines).replace(' ', '\t') + "\n");
    }

    public ProjectFixture write(String path, String text) {
        try {
            Path file = home.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public Board board() {
        return Board.of(
                home,
                line -> line.startsWith("./pipeline run") ? Optional.empty() : Optional.of("there is no " + line));
    }

    Evidence onlyEvidence(String criterion) {
        List<Evidence> evidence = board().evidence(new Wanted(criterion, ""));
        if (evidence.size() != 1) {
            throw new AssertionError(criterion + " has " + evidence);
        }
        return evidence.get(0);
    }
}
