package dev.etlpipeline.chaos.show;

import dev.etlpipeline.chaos.experiment.DrillResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A drill's page, {@code docs/resilience/drills/DRILL.md}: made with its first lesson, then only ever added to. */
public final class LessonPage {

    private static final String LEARNED = "## What was learned";
    private static final String ENTRY = "### ";

    private static final String INDEX =
            "# What drills taught\n\nOne page a drill, added to by `./pipeline chaos lesson`.\n";

    private final String drill;
    private final Path folder;
    private final Path file;

    /** @param home the project's folder */
    public LessonPage(Path home, String drill) {
        this.drill = drill;
        this.folder = home.resolve("docs/resilience/drills");
        this.file = folder.resolve(drill + ".md");
    }

    public Path file() {
        return file;
    }

    /** Adds what was learned to the end of the page; a new page also to the index beside it. */
    public void add(DrillResult result, Lesson lesson) throws IOException {
        String before = Files.exists(file) ? read(file) : head(result);
        if (!before.contains(LEARNED)) {
            before = before.stripTrailing() + "\n\n" + LEARNED + "\n";
        }
        Files.createDirectories(folder);
        write(file, before.stripTrailing() + "\n\n" + lesson.entry(result));
        enter(result);
    }

    private void enter(DrillResult result) throws IOException {
        Path index = folder.resolve("README.md");
        String before = Files.exists(index) ? read(index) : INDEX + "\n";
        if (!before.contains("(" + drill + ".md)")) {
            String separator = before.endsWith("\n") ? "" : "\n";
            write(index, before + separator + "- [" + drill + "](" + drill + ".md): " + result.title() + "\n");
        }
    }

    private static String head(DrillResult result) {
        return "# Drill: " + result.drill() + "\n\n" + result.title()
                + ". How it goes on: `./pipeline chaos run " + result.drill() + "`; what all drills look at:"
                + " [failure-simulation.md](../failure-simulation.md).\n\n" + LEARNED + "\n\n"
                + "Added by `./pipeline chaos lesson " + result.drill() + "` after a drill that taught something.\n";
    }

    /** What was learned so far, each with its heading, the oldest first; none where there is no page yet. */
    List<String> lessons() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        String text = read(file);
        int begin = text.indexOf(LEARNED);
        int first = begin < 0 ? -1 : text.indexOf("\n" + ENTRY, begin);
        return first < 0
                ? List.of()
                : List.of(text.substring(first + 1 + ENTRY.length()).split("\n" + ENTRY)).stream()
                        .map(String::strip)
                        .toList();
    }

    private static String read(Path page) throws IOException {
        return new String(Files.readAllBytes(page), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private static void write(Path page, String text) throws IOException {
        Files.write(page, text.getBytes(StandardCharsets.UTF_8));
    }
}
