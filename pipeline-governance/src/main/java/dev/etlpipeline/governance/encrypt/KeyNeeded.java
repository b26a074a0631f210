package dev.etlpipeline.governance.encrypt;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.module.BeforeRun;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunState;
import dev.etlpipeline.core.run.RunStopped;
import dev.etlpipeline.governance.key.DataKeys;
import dev.etlpipeline.governance.key.KeyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Keeps a run from beginning whose values could not be encrypted. */
record KeyNeeded(EncryptedColumns columns, DataKeys keys) implements BeforeRun {

    @Override
    public void ask(RunContext run, RunRequest request, Path home) {
        PipelineDefinition definition = request.definition();
        List<Column> encrypted = columns.of(definition.schema().columns());
        if (encrypted.isEmpty()) {
            return;
        }
        try {
            keys.active();
        } catch (KeyException e) {
            String names = encrypted.stream().map(Column::name).collect(Collectors.joining(", "));
            String next = Files.exists(keys.file()) ? null : "keys create";
            throw new RunStopped(
                    RunState.FAILED,
                    "columns of " + definition.name() + " are to be encrypted (" + names + "), and " + e.getMessage(),
                    next,
                    e);
        }
    }
}
