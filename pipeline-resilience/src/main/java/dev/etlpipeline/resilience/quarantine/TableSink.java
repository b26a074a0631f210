package dev.etlpipeline.resilience.quarantine;

import dev.etlpipeline.core.module.RejectSinkFactory;
import dev.etlpipeline.core.run.RejectSink;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.source.Chunk;
import java.nio.file.Path;
import java.util.Optional;

/** Stands in for core's file where the table has the rejects: writes nothing, and says how to look at them. */
final class TableSink implements RejectSinkFactory {

    @Override
    public RejectSink open(RunContext run, RunRequest request) {
        return new Nothing();
    }

    @Override
    public Optional<String> command(String run) {
        return Optional.of("./pipeline quarantine list --run " + run);
    }

    private static final class Nothing implements RejectSink {

        @Override
        public void keep(RunContext run, Chunk chunk) {}

        @Override
        public Optional<Path> file() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }
}
