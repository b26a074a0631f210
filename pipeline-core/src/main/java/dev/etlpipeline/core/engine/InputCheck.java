package dev.etlpipeline.core.engine;

import dev.etlpipeline.core.csv.CsvSource;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunId;
import dev.etlpipeline.core.run.RunListener;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.run.RunStopped;
import dev.etlpipeline.core.run.Signal;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Cursor;
import dev.etlpipeline.core.source.Reject;
import dev.etlpipeline.core.step.TransformStage;
import dev.etlpipeline.core.step.ValidateStage;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Takes the first records of a file through the stages that ask nobody. */
final class InputCheck {

    private final RunParts parts;
    private final PipelineDefinition definition;
    private final Clock clock;
    private final Map<String, Long> rejects = new TreeMap<>();
    private final Map<String, Long> examples = new TreeMap<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> stops = new ArrayList<>();

    InputCheck(RunParts parts, PipelineDefinition definition, Clock clock) {
        this.parts = parts;
        this.clock = clock;
        this.definition = definition;
    }

    InputFindings look(InputFile input, long records) throws IOException {
        TransformStage transform = new TransformStage(definition, parts.catalogue());
        ValidateStage validate = new ValidateStage(definition, parts.catalogue());
        RunRequest request = new RunRequest(definition, input, records, true, false);
        try (CsvSource source = parts.file(request)) {
            Cursor at = Cursor.START;
            boolean last = false;
            while (!last) {
                Chunk chunk = source.read(at);
                validate.apply(transform.apply(chunk)).rejects().forEach(this::count);
                at = chunk.after();
                last = chunk.last();
            }
            modules(request);
            return new InputFindings(
                    source.size(),
                    source.form(),
                    source.extraColumns(),
                    source.missingColumns(),
                    at.record(),
                    at.offset() >= source.size(),
                    rejects,
                    examples,
                    notes,
                    stops);
        }
    }

    private void modules(RunRequest request) throws IOException {
        RunListener heard = new RunListener() {
            @Override
            public void signalled(RunContext run, Signal signal) {
                notes.add(signal.message());
            }
        };
        CurrentRun nobody = new CurrentRun(
                RunId.next(clock, new SecureRandom()), 1, definition.name(), clock, new Listeners(List.of(heard)));
        try {
            Preflights.dry(parts, request, nobody);
        } catch (RunStopped e) {
            stops.add(String.valueOf(e.getMessage()));
            notes.clear(); // it says them all
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private void count(Reject reject) {
        rejects.merge(reject.rule(), 1L, Long::sum);
        examples.merge(reject.rule(), reject.origin().record(), Math::min);
    }
}
