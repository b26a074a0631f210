package dev.etlpipeline.app;

import dev.etlpipeline.app.bench.Database;
import dev.etlpipeline.app.bench.Report;
import dev.etlpipeline.core.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A page in Markdown that keeps measured figures between two marks, one pair a database; the words around them stay. */
final class BenchPage {

    private static final String END = "<!-- end of bench -->";

    private final Path file;
    private final String text;

    private BenchPage(Path file, String text) {
        this.file = file;
        this.text = text;
    }

    /** Before anything is measured: a page that can't take the figures is said at once. */
    static BenchPage open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new SettingsException(List.of("--page: there is no page " + file + "; make one with the lines "
                    + begin(Database.H2) + " and " + END + " in it"));
        }
        return new BenchPage(file, Files.readString(file));
    }

    private static String begin(Database database) {
        return "<!-- bench: " + database.name().toLowerCase(Locale.ROOT).replace('_', '-') + " -->";
    }

    void write(Report report) throws IOException {
        Files.writeString(file, with(report.kind(), report.markdown()));
    }

    private String with(Database database, String figures) {
        String begin = begin(database);
        int from = text.indexOf(begin);
        int to = from < 0 ? -1 : text.indexOf(END, from);
        if (to < 0) {
            throw new SettingsException(
                    List.of("--page: " + file + " lacks the lines " + begin + " and " + END + ", in this order"));
        }
        return text.substring(0, from + begin.length()) + "\n" + figures + text.substring(to);
    }
}
