package dev.etlpipeline.chaos.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page of the project, as far as tests of it look. */
final class DrillPage {

    private static final String END = "<!-- made until here -->";

    private final Path file;

    DrillPage(String name) {
        this.file = root().resolve(name);
    }

    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("seeds/pipelines"))) {
            folder = folder.getParent();
        }
        return folder;
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
                .map(row -> Arrays.stream(row.substring(1, row.length() - 1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    /**
     * Compares a table that is made from the code, or writes it where the property {@code pages.write} is true.
     *
     * @param counts rows of the page for which it does not are left alone
     */
    void holds(String part, String head, List<String> rows, Predicate<String> counts) throws IOException {
        String begin = "<!-- made: " + part + " -->\n";
        String text = text();
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf(END, from);
        assertThat(from).as(begin).isGreaterThanOrEqualTo(begin.length());
        assertThat(to).as("the end of " + part).isPositive();
        List<String> made = rows.stream().map(row -> "| " + row + " |").toList();
        List<String> there = text.substring(from, to).lines().skip(2).toList();
        if (Boolean.getBoolean("pages.write")) {
            String line = head.replaceAll("[^|]+", " --- ").strip();
            Stream<String> others = there.stream().filter(row -> !counts.test(row));
            String table = Stream.of(Stream.of("| " + head + " |", "| " + line + " |"), made.stream(), others)
                    .flatMap(lines -> lines)
                    .collect(Collectors.joining("\n", "", "\n"));
            Files.writeString(file, text.substring(0, from) + table + text.substring(to));
        } else {
            assertThat(there.stream().filter(counts).toList())
                    .as(part + " in " + file)
                    .containsExactlyInAnyOrderElementsOf(made);
        }
    }
}
