package dev.etlpipeline.chaos.show;

import dev.etlpipeline.chaos.experiment.DrillResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes {@code report.html}: the last run of a drill, the last runs of its negative controls beside it. */
public final class Reports {

    private final Path home;

    /** @param home the project's folder, where the page with the drill's lessons is found */
    public Reports(Path home) {
        this.home = home;
    }

    /**
     * Made from the journals in the folder; where only a control was run, it is shown alone.
     *
     * @return the page
     */
    public Path write(DrillFolder folder, Instant made) throws IOException {
        List<DrillResult> controls = folder.controls();
        Optional<DrillResult> last = folder.last();
        DrillResult shown = last.orElseGet(() -> controls.get(0));
        Path logs = last.isPresent() ? folder.path() : folder.control(String.valueOf(shown.without()));
        List<DrillResult> beside = last.isPresent() ? controls : List.of();
        List<String> lessons = new LessonPage(home, shown.drill()).lessons();
        Path page = folder.page();
        Files.write(
                page, new ReportPage(shown, beside, logs, lessons).text(made).getBytes(StandardCharsets.UTF_8));
        return page;
    }
}
