package dev.etlpipeline.observability.report;

import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.settings.PathSettings;
import java.io.IOException;
import java.util.List;

/**
 * The figures that runs left behind, for whoever looks at many of them.
 *
 * @param runs       each attempt by itself, oldest first
 * @param unreadable files that are damaged, or of another version
 * @param folder     where they are, for people
 */
public record KeptRuns(List<RunFigures> runs, List<String> unreadable, String folder) {

    public static KeptRuns of(Workspace workspace) throws IOException {
        FiguresFolder folder = new FiguresFolder(
                workspace
                        .home()
                        .resolve(workspace.settings().read(PathSettings.class).reports()),
                Integer.MAX_VALUE);
        return folder.all();
    }
}
