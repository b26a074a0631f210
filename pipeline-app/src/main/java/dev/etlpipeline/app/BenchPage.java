package dev.etlpipeline.app;

import dev.etlpipeline.app.bench.Database;
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
        BenchPage page = new BenchPage(file, Files.readString(file));
        for (Database database : Database.values()) {
            page.endOf(database);
        }
        return page;
    }

    private static String begin(Database database) {
        return "<!-- bench: " + database.name().toLowerCase(Locale.ROOT).replace('_', '-') + " -->";
    }

    private int endOf(Database database) {
        int from = text.indexOf(begin(database));
        int to = from < 0 ? -1 : text.indexOf(END, from);
        if (to < 0) {
            throw new SettingsException(List.of(
                    "--page: " + file + " lacks the lines " + begin(database) + " and " + END + ", in this order"));
        }
        return to;
    }

    void write(Database database, String figures) throws IOException {
        int from = text.indexOf(begin(database)) + begin(database).length();
        Files.writeString(file, text.substring(0, from) + "\n" + figures + text.substring(endOf(database)));
    }
}
