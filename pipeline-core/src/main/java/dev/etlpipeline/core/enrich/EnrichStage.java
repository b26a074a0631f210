package dev.etlpipeline.core.enrich;

import dev.etlpipeline.core.call.Calls;
import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.settings.EnrichmentSettings;
import dev.etlpipeline.core.source.Chunk;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * ENRICH for a run: asks for a chunk's distinct keys, each only once in the run as long as the cache keeps it, and
 * fills the columns of every enrichment, {@code enrichment_status} and {@code data_source}. What it fills depends on
 * the answers alone; only {@code data_source} depends on who asked first. Used by several threads at once.
 */
public final class EnrichStage implements AutoCloseable {

    private final RowEnricher rows;
    private final List<Enrichment> enrichments;
    private final ExecutorService asking = Executors.newCachedThreadPool(Closing.threads("enrich"));
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    /**
     * @param baseUrls the URL for what {@code enrichment.<name>.base-url} says, stand-ins resolved
     * @param enrich   false asks nobody and needs neither look-ups nor settings
     * @throws IllegalArgumentException where an enrichment has no settings, or these name an unknown source or lack
     *     what the source needs
     */
    public EnrichStage(
            PipelineDefinition definition,
            EnrichmentSettings settings,
            KnownLookups lookups,
            Function<String, URI> baseUrls,
            RunContext run,
            Calls calls,
            DataSource warehouse,
            boolean enrich) {
        this.rows = new RowEnricher(definition);
        this.enrichments = enrich
                ? new EnrichmentFactory(settings, lookups, baseUrls, run, calls, warehouse).create(rows.columns())
                : List.of();
    }

    /** Whether there is anybody to be asked. */
    public boolean asks() {
        return !enrichments.isEmpty();
    }

    /**
     * The chunk with its rows enriched; rejects stay as they are.
     *
     * @throws Exception             the first failure of a look-up; what else is under way is left to {@link #close}
     * @throws CancellationException where the stage was closed meanwhile
     */
    public Chunk apply(Chunk chunk) throws Exception {
        List<PendingAnswers> pending = new ArrayList<>();
        for (Enrichment enrichment : enrichments) {
            pending.add(enrichment.ask(chunk.rows(), asking));
        }
        await(pending);
        List<@Nullable Answer[]> answers =
                pending.stream().map(PendingAnswers::answers).toList();
        List<Row> enriched = new ArrayList<>(chunk.rows().size());
        for (int i = 0; i < chunk.rows().size(); i++) {
            enriched.add(rows.enrich(chunk.rows().get(i), i, answers));
        }
        return chunk.with(enriched, chunk.rejects());
    }

    /** Until all are there, or the first failed, or the stage was closed: allOf alone would wait for the others. */
    private void await(List<PendingAnswers> pending) throws Exception {
        CompletableFuture<Void> failed = new CompletableFuture<>();
        CompletableFuture<?>[] answers = pending.stream()
                .flatMap(one -> one.futures().stream())
                .map(future -> future.whenComplete((answer, failure) -> {
                    if (failure != null) {
                        failed.completeExceptionally(failure);
                    }
                }))
                .toArray(CompletableFuture<?>[]::new);
        try {
            // The first of those already complete counts: a closed stage gives no chunk, whatever else is there.
            CompletableFuture.anyOf(closed, failed, CompletableFuture.allOf(answers))
                    .get();
        } catch (ExecutionException e) {
            throw unwrapped(e);
        }
    }

    private static Exception unwrapped(Throwable wrapper) {
        Throwable cause = wrapper;
        while ((cause instanceof ExecutionException || cause instanceof CompletionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof Exception exception ? exception : new IllegalStateException(cause);
    }

    /**
     * Cancels what is under way, so that {@link #apply} ends promptly on other threads, and waits a few seconds at most
     * for the stage's own threads. No thread is interrupted.
     */
    @Override
    public void close() {
        closed.completeExceptionally(new CancellationException("enrichment was closed before all answers were there"));
        asking.shutdown();
        try {
            Closing.all(enrichments.stream().map(enrichment -> enrichment::close));
        } finally {
            enrichments.forEach(Enrichment::awaitEnd);
            Closing.await(asking);
        }
    }
}
