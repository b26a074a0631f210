package dev.etlpipeline.core.step;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.module.RejectRescue;
import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Column.Role;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Cursor;
import dev.etlpipeline.core.source.Reject;
import dev.etlpipeline.core.source.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Behind VALIDATE: rejects that somebody wants to go on without their bad values. Such a record starts over from what the
 * file says, so that steps fill its gaps as if the file had them. Thread-safe.
 */
public final class SalvageStage {

    private static final Comparator<Row> BY_RECORD =
            Comparator.comparingLong(row -> row.origin().record());

    private final PipelineDefinition definition;
    private final TransformStage transform;
    private final ValidateStage validate;
    private final List<RejectRescue> rescues;
    private final Set<String> dispensable;

    public SalvageStage(
            PipelineDefinition definition,
            TransformStage transform,
            ValidateStage validate,
            List<RejectRescue> rescues) {
        this.definition = definition;
        this.transform = transform;
        this.validate = validate;
        this.rescues = List.copyOf(rescues);
        this.dispensable = definition.schema().columns().stream()
                .filter(column -> column.role() == Role.SOURCE && !column.required() && !column.key())
                .map(Column::name)
                .collect(Collectors.toSet());
    }

    /**
     * @param read  as it came out of EXTRACT
     * @param valid the same chunk behind VALIDATE
     */
    public Chunk apply(Chunk read, Chunk valid) {
        if (rescues.isEmpty() || valid.rejects().isEmpty()) {
            return valid;
        }
        Map<Long, Row> texts = new HashMap<>();
        read.rows().forEach(row -> texts.put(row.origin().record(), row));
        List<Row> rows = new ArrayList<>(valid.rows());
        List<Reject> rejects = new ArrayList<>();
        for (Reject reject : valid.rejects()) {
            Row text = reject.stage() == Stage.EXTRACT
                    ? null
                    : texts.get(reject.origin().record());
            Row rescued = text == null ? null : rescued(reject, text);
            if (rescued == null) {
                rejects.add(reject);
            } else {
                rows.add(rescued);
            }
        }
        rows.sort(BY_RECORD);
        return Rejects.sorted(valid, rows, rejects);
    }

    private @Nullable Row rescued(Reject reject, Row text) {
        for (RejectRescue rescue : rescues) {
            Row row = rescued(rescue, reject, text);
            if (row != null) {
                rescue.rescued(reject);
                return row;
            }
        }
        return null;
    }

    private @Nullable Row rescued(RejectRescue rescue, Reject first, Row text) {
        Map<String, @Nullable Object> gaps = new LinkedHashMap<>();
        Reject reject = first;
        while (true) {
            Set<String> without = rescue.without(definition, reject);
            if (without.isEmpty()
                    || !dispensable.containsAll(without)
                    || gaps.keySet().containsAll(without)) {
                return null;
            }
            without.forEach(column -> gaps.put(column, null));
            Chunk again = validate.apply(transform.apply(alone(text.with(gaps))));
            if (!again.rows().isEmpty()) {
                return again.rows().get(0);
            }
            reject = again.rejects().get(0);
        }
    }

    private static Chunk alone(Row row) {
        long record = row.origin().record();
        long offset = row.origin().offset();
        long line = row.origin().line();
        return new Chunk(
                1,
                new Cursor(record - 1, offset, line),
                new Cursor(record, offset, line),
                false,
                List.of(row),
                List.of(),
                0);
    }
}
