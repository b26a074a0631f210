package dev.etlpipeline.testkit;

import dev.etlpipeline.core.run.RejectSink;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Reject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A reject sink that keeps rejects for a test to look at. */
public final class RejectsInMemory implements RejectSink {

    private final List<Reject> rejects = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void keep(RunContext run, Chunk chunk) {
        rejects.addAll(chunk.rejects());
    }

    public List<Reject> rejects() {
        return List.copyOf(rejects);
    }

    @Override
    public Optional<Path> file() {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
