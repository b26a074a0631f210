package dev.etlpipeline.governance.classify;

import dev.etlpipeline.core.module.ActionRecorder;
import dev.etlpipeline.core.module.ManualAction;
import dev.etlpipeline.core.module.Workspace;
import dev.etlpipeline.core.settings.WarehouseSettings;
import dev.etlpipeline.core.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes decisions: in the table, on record and in the definition, all or none. */
final class Decisions {

    private final Workspace workspace;
    private final ActionRecorder recorder;

    Decisions(Workspace workspace, ActionRecorder recorder) {
        this.workspace = workspace;
        this.recorder = recorder;
    }

    /** The warehouse; an embedded one is made where there is none, because columns are classified before the first run. */
    static Warehouse warehouse(Workspace workspace) {
        Warehouse warehouse = Warehouse.open(
                workspace.settings().read(WarehouseSettings.class),
                workspace.home(),
                workspace.modules().dataSourceWrappers());
        try {
            workspace.modules().migrate(warehouse);
            return warehouse;
        } catch (RuntimeException e) {
            warehouse.close();
            throw e;
        }
    }

    static LocalDateTime now(Workspace workspace) {
        return LocalDateTime.ofInstant(workspace.clock().instant(), ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Decides.
     *
     * @param action as it stands on record, such as {@code classify.accept}
     */
    void decide(Warehouse warehouse, DefinitionFile file, String action, List<Kept> columns, @Nullable String reason)
            throws IOException {
        String before = file.text();
        String after = file.tagged(columns);
        String pipeline = file.definition().name();
        Decision decision =
                new Decision(pipeline, columns, now(workspace), System.getProperty("user.name", "unknown"), reason);
        String subject = columns.stream()
                .map(kept -> kept.column() + "=" + String.join("+", kept.tags()))
                .collect(Collectors.joining(", "));
        boolean[] written = {false};
        try {
            new ColumnClasses(warehouse).decide(decision, tx -> {
                recorder.record(tx, new ManualAction(action, pipeline, subject, columns.size(), reason));
                write(file, after);
                written[0] = true;
            });
        } catch (RuntimeException e) {
            if (written[0]) { // the commit failed behind it
                write(file, before);
            }
            throw e;
        }
    }

    private static void write(DefinitionFile file, String text) {
        try {
            file.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
