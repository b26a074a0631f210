package dev.etlpipeline.app.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A page whose commands a drill runs, and whose table of times it fills. With {@code -Dtest.args=-Dpages.write=true} the drill
 * writes the time that it took into the page.
 */
final class DrillPage {

    private static final String FENCE = "```";

    private final Path file;

    DrillPage(String name) {
        this.file = Path.of("..", "docs", "resilience", name);
    }

    /** The commands in the block behind {@code <!-- drill: NAME -->}. */
    String commands(String drill) {
        List<String> lines = lines();
        int mark = lines.indexOf("<!-- drill: " + drill + " -->");
        assertThat(mark).as("the commands of " + drill + " in " + file).isNotNegative();
        List<String> block = lines.subList(mark + 2, lines.size());
        assertThat(lines.get(mark + 1)).isEqualTo(FENCE + "sh");
        return String.join("\n", block.subList(0, block.indexOf(FENCE))) + "\n";
    }

    /** Writes the time into the last cell of the drill's row, or sees that a drill has done so. */
    void took(String drill, Duration time) {
        List<String> lines = lines();
        String row = lines.stream()
                .filter(line -> line.startsWith("| `" + drill + "` |"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(file + " has no row for " + drill));
        if (Boolean.getBoolean("pages.write")) {
            String cells = row.substring(0, row.lastIndexOf('|', row.length() - 2));
            String measured = String.format(Locale.ROOT, "%s| %.1f s |", cells, time.toMillis() / 1000.0);
            write(lines.stream().map(line -> line.equals(row) ? measured : line).toList());
        } else {
            assertThat(row).as("with a time that a drill has measured").matches(".*\\| \\d+\\.\\d s \\|");
        }
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(List<String> lines) {
        try {
            Files.writeString(file, String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
