package dev.etlpipeline.core.enrich;

import dev.etlpipeline.core.row.Row;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/** One enrichment at work in a run: its chain of look-ups, what they answered so far, and the threads of its calls. */
final class Enrichment implements AutoCloseable {

    private final EnrichedColumns columns;
    private final LookupChain chain;
    private final AnswerCache cache;
    private final ExecutorService calls;

    /** @param calls closed with this */
    Enrichment(EnrichedColumns columns, LookupChain chain, AnswerCache cache, ExecutorService calls) {
        this.columns = columns;
        this.chain = chain;
        this.cache = cache;
        this.calls = calls;
    }

    /** Starts to ask for what nobody knows or asks for yet; one task of the executor, which may wait for answers. */
    PendingAnswers ask(List<Row> rows, Executor executor) {
        PendingAnswers pending = new PendingAnswers(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            String key = columns.key(rows.get(i));
            if (key != null) {
                look(i, chain.form(key), pending);
            }
        }
        if (!pending.reserved().isEmpty()) {
            pending.asking(CompletableFuture.supplyAsync(
                    Carried.along((Supplier<Map<String, Answer>>) () -> answers(pending.reserved())), executor));
        }
        return pending;
    }

    private void look(int row, String key, PendingAnswers pending) {
        Answer known = cache.known(key);
        if (known != null) {
            pending.known(row, known);
        } else if (pending.needs(row, key)) {
            cache.look(key, pending);
        }
    }

    private Map<String, Answer> answers(Map<String, CompletableFuture<Answer>> reserved) {
        try {
            Map<String, Answer> answers = chain.ask(reserved.keySet());
            reserved.forEach((key, waiting) -> cache.settle(key, waiting, answers.getOrDefault(key, Answer.NONE)));
            return answers;
        } catch (Throwable t) {
            // An Error too: other chunks wait for these keys, and nobody else would tell them.
            reserved.forEach((key, waiting) -> cache.fail(key, waiting, t));
            throw new CompletionException(t);
        }
    }

    /** Ends calls under way and refuses new ones; the threads end a moment later. */
    @Override
    public void close() {
        try {
            chain.close();
        } finally {
            calls.shutdown();
        }
    }

    void awaitEnd() {
        Closing.await(calls);
    }
}
