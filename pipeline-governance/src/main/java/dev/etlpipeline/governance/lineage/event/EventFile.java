package dev.etlpipeline.governance.lineage.event;

import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineageClientUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Adds events to a file, one a line. The library's own transport for files only logs where it cannot write. */
final class EventFile implements Receiver {

    private final Path file;

    EventFile(Path file) {
        this.file = file;
    }

    @Override
    public String place() {
        return file.getFileName().toString();
    }

    @Override
    public String setting() {
        return "governance.lineage.openlineage.file";
    }

    /** In one write, so that the lines of two processes do not mix. */
    @Override
    public void take(RunEvent event) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(
                file,
                (OpenLineageClientUtils.toJson(event) + "\n").getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
