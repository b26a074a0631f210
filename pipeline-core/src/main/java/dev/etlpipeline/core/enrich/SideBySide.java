package dev.etlpipeline.core.enrich;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Calls side by side, as many at once as the executor has threads. */
final class SideBySide {

    private SideBySide() {}

    /**
     * All answers together; a call that was skipped adds none.
     *
     * @throws Exception the first failure; calls that have not started by then never will
     */
    static Map<String, Values> ask(ExecutorService executor, List<Callable<Map<String, Values>>> calls)
            throws Exception {
        CompletionService<Map<String, Values>> done = new ExecutorCompletionService<>(executor);
        List<Future<?>> futures = new ArrayList<>();
        try {
            for (Callable<Map<String, Values>> call : calls) {
                futures.add(done.submit(Carried.along(call)));
            }
            Map<String, Values> answers = new HashMap<>();
            for (int i = 0; i < calls.size(); i++) {
                answers.putAll(answer(done.take()));
            }
            return answers;
        } finally {
            futures.forEach(future -> future.cancel(false));
        }
    }

    private static Map<String, Values> answer(Future<Map<String, Values>> future) throws Exception {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof LookupSkipped) {
                return Map.of();
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
