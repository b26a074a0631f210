package dev.etlpipeline.resilience.impact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A page of the project, as far as tests of it look. */
final class ProjectPage {

    private final Path file;

    ProjectPage(String name) {
        this.file = root().resolve(name);
    }

    Path file() {
        return file;
    }

    String text() throws IOException {
        return Files.readString(file).replace("\r\n", "\n");
    }

    /** The rows of the table with this head, without it. */
    List<List<String>> table(String head) throws IOException {
        List<String> lines = text().lines().toList();
        int at = lines.indexOf("| " + head + " |");
        if (at < 0) {
            throw new AssertionError(file + " has no table | " + head + " |");
        }
        return lines.stream()
                .skip(at + 2L)
                .takeWhile(line -> line.startsWith("|"))
                .map(ProjectPage::cells)
                .toList();
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.substring(1, row.length() - 1).split("\\|"))
                .map(String::strip)
                .toList();
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("seeds/pipelines"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
