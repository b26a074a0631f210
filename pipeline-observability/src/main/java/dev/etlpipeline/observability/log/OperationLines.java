package dev.etlpipeline.observability.log;

import dev.etlpipeline.core.call.Operation;
import dev.etlpipeline.core.call.OperationKind;
import dev.etlpipeline.core.enrich.LookupSkipped;
import java.util.concurrent.CancellationException;

/** Says how operations ended; on the thread that did them, so that the line has the call's id. */
final class OperationLines {

    private OperationLines() {}

    static void succeeded(Operation operation, long millis) {
        Event event = operation.kind() == OperationKind.CONNECT
                ? Event.CONNECTED
                : operation.kind() == OperationKind.API_CALL ? Event.API_ANSWERED : null;
        if (event != null && EventLine.isOn(event)) {
            EventLine.of(event)
                    .with(Field.TARGET, operation.target())
                    .with(Field.TOOK_MS, millis)
                    .log();
        }
    }

    static void failed(LiveRun live, Operation operation, long millis, Throwable failure) {
        String cause = Cause.of(failure);
        if (failure instanceof LookupSkipped || failure instanceof CancellationException) {
            EventLine.of(Event.API_SKIPPED)
                    .with(Field.TARGET, operation.target())
                    .with(Field.CAUSE, cause)
                    .log();
            return;
        }
        long count = live.failed(operation.kind() + operation.target() + cause);
        if (isTold(count)) {
            EventLine.of(Event.OPERATION_FAILED)
                    .with(Field.KIND, operation.kind())
                    .with(Field.TARGET, operation.target())
                    .with(Field.CAUSE, cause)
                    .with(Field.TOOK_MS, millis)
                    .with(Field.ATTEMPTS, count)
                    .log();
        }
    }

    /** The first ten, then 20, 30 to 100, then 200, 300 and so on. */
    static boolean isTold(long count) {
        long step = 1;
        while (step * 10 < count) {
            step *= 10;
        }
        return count % step == 0;
    }
}
