package dev.etlpipeline.core.engine;

import dev.etlpipeline.core.csv.CsvSource;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Cursor;
import dev.etlpipeline.core.source.Reject;
import dev.etlpipeline.core.step.TransformStage;
import dev.etlpipeline.core.step.ValidateStage;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Takes the first records of a file through the stages that ask nobody. */
final class InputCheck {

    private final RunParts parts;
    private final PipelineDefinition definition;
    private final Map<String, Long> rejects = new TreeMap<>();
    private final Map<String, Long> examples = new TreeMap<>();

    InputCheck(RunParts parts, PipelineDefinition definition) {
        this.parts = parts;
        this.definition = definition;
    }

    InputFindings look(InputFile input, long records) throws IOException {
        TransformStage transform = new TransformStage(definition, parts.catalogue());
        ValidateStage validate = new ValidateStage(definition, parts.catalogue());
        try (CsvSource source = parts.file(new RunRequest(definition, input, records, true, false))) {
            Cursor at = Cursor.START;
            boolean last = false;
            while (!last) {
                Chunk chunk = source.read(at);
                validate.apply(transform.apply(chunk)).rejects().forEach(this::count);
                at = chunk.after();
                last = chunk.last();
            }
            return new InputFindings(
                    source.size(),
                    source.form(),
                    source.extraColumns(),
                    source.missingColumns(),
                    at.record(),
                    at.offset() >= source.size(),
                    rejects,
                    examples);
        }
    }

    private void count(Reject reject) {
        rejects.merge(reject.rule(), 1L, Long::sum);
        examples.merge(reject.rule(), reject.origin().record(), Math::min);
    }
}
