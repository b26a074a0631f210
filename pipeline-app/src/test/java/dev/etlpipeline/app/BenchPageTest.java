package dev.etlpipeline.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.app.bench.Database;
import dev.etlpipeline.core.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchPageTest {

    private static final String PAGE = """
            # Performance
            <!-- bench: h2 -->
            old figures
            <!-- end of bench -->
            Words between.
            <!-- bench: sql-server -->
            <!-- end of bench -->
            """;

    @TempDir
    Path folder;

    @Test
    void replacesTheFiguresOfOneDatabaseAndKeepsTheWords() throws IOException {
        Path page = Files.writeString(folder.resolve("page.md"), PAGE);

        BenchPage.open(page).write(Database.H2, "new figures\n");

        assertThat(page).hasContent(PAGE.replace("old figures", "new figures"));
    }

    @Test
    void refusesAPageThatIsNotThere() {
        assertThatThrownBy(() -> BenchPage.open(folder.resolve("absent.md")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("there is no page");
    }

    @Test
    void refusesAPageWithoutMarks() throws IOException {
        Path page = Files.writeString(folder.resolve("page.md"), "# Performance\n");

        assertThatThrownBy(() -> BenchPage.open(page))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("lacks the lines <!-- bench: h2 -->");
    }
}
