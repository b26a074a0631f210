package dev.etlpipeline.chaos.child;

import dev.etlpipeline.core.call.Call;
import dev.etlpipeline.core.call.Interceptor;
import dev.etlpipeline.core.call.Layer;
import dev.etlpipeline.core.call.OperationKind;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.row.Violation;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Reject;
import dev.etlpipeline.core.source.Stage;
import java.util.ArrayList;
import java.util.List;

/**
 * Plays a reader that does not find back behind a quote that is not closed: all that follows in the file belongs to that
 * record. Chunks are read one after another, so what it remembers needs no lock.
 */
final class Swallowing implements Interceptor {

    private static final String RULE = "quoting";

    private boolean open;

    @Override
    public Layer layer() {
        return Layer.FAULT;
    }

    @Override
    public <T> T intercept(Call<T> call) throws Exception {
        T read = call.proceed();
        if (call.operation().kind() != OperationKind.EXTRACT || !(read instanceof Chunk chunk)) {
            return read;
        }
        @SuppressWarnings("unchecked") // a chunk was asked for, and is given
        T swallowed = (T) swallow(chunk);
        return swallowed;
    }

    private Chunk swallow(Chunk chunk) {
        open &= chunk.firstRecord() > 1;
        long opened = open ? 0 : firstOpen(chunk);
        open |= opened < Long.MAX_VALUE;
        List<Row> rows = new ArrayList<>();
        List<Reject> rejects = new ArrayList<>(chunk.rejects());
        for (Row row : chunk.rows()) {
            if (row.origin().record() < opened) {
                rows.add(row);
            } else {
                Violation swallowed = new Violation(RULE, null, "stands behind a quote that is not closed");
                rejects.add(new Reject(Stage.EXTRACT, List.of(swallowed), row.origin(), row));
            }
        }
        return chunk.with(rows, rejects);
    }

    private static long firstOpen(Chunk chunk) {
        return chunk.rejects().stream()
                .filter(reject -> reject.rule().equals(RULE))
                .mapToLong(reject -> reject.origin().record())
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
