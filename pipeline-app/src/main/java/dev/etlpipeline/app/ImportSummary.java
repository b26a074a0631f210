package dev.etlpipeline.app;

import dev.etlpipeline.core.reference.ImportCounts;
import dev.etlpipeline.core.reference.ImportResult;
import java.util.List;
import java.util.Map;

/** An import's result for a person. */
final class ImportSummary {

    private static final int REASONS = 6;

    private final ImportResult result;
    private final String file;
    private final List<String> next;
    private final StringBuilder text = new StringBuilder();

    /**
     * @param file as the user may type it
     * @param next lines that say what to type next
     */
    ImportSummary(ImportResult result, String file, List<String> next) {
        this.result = result;
        this.file = file;
        this.next = List.copyOf(next);
    }

    String line() {
        ImportCounts counts = result.counts();
        return result.unchanged()
                .map(since -> "Nothing to do: " + file + " is what was imported last, at " + since + " (import "
                        + result.importId() + "); --again imports it again\n")
                .orElseGet(() -> "Imported " + Figures.count(counts.imported(), "postcode") + " from " + file + " in "
                        + Figures.time(result.took()) + "\n");
    }

    String text() {
        if (result.unchanged().isPresent()) {
            return line();
        }
        ImportCounts counts = result.counts();
        text.append(line());
        line("");
        law(counts);
        line("");
        double seconds = Math.max(result.took().toNanos() / 1e9, 0.001);
        field("Speed", Figures.rate(counts.read() / seconds) + " lines/s");
        field("Layout", result.layout() + ", " + Figures.count(result.files(), "file"));
        field(
                "Districts",
                result.districts() == 0
                        ? "as they stand in the file; --names gives names to codes"
                        : "named by " + Figures.count(result.districts(), "name"));
        if (counts.terminated() > 0) {
            field("Out of use", Figures.count(counts.terminated()) + "; look-ups do not find those");
        }
        refused(counts);
        line("");
        next.forEach(this::line);
        return text.toString();
    }

    private void law(ImportCounts counts) {
        String read = Figures.count(counts.read());
        String imported = Figures.count(counts.imported());
        String refused = Figures.count(counts.refused());
        line("  " + right("read", read) + " = " + right("imported", imported) + " + " + right("refused", refused));
        line("  " + right(read, "read") + " = " + right(imported, "imported") + " + " + right(refused, "refused"));
    }

    private static String right(String word, String other) {
        return " ".repeat(Math.max(0, other.length() - word.length())) + word;
    }

    private void refused(ImportCounts counts) {
        if (counts.refused() == 0) {
            return;
        }
        field("Refused", Figures.count(counts.refused(), "line"));
        counts.reasons().entrySet().stream()
                .sorted(Map.Entry.comparingByValue((one, other) -> Long.compare(other.lines(), one.lines())))
                .limit(REASONS)
                .forEach(reason -> line(
                        "    " + right(Figures.count(reason.getValue().lines()), "123456789") + "  " + reason.getKey()
                                + ", first in " + reason.getValue().first()));
    }

    private void field(String name, String value) {
        line("  " + name + " ".repeat(12 - name.length()) + value);
    }

    private void line(String line) {
        text.append(line.stripTrailing()).append('\n');
    }
}
