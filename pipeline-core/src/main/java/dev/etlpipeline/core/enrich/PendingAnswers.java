package dev.etlpipeline.core.enrich;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The answers that the rows of one chunk need from one enrichment: known, asked for by this chunk, or by another one. An
 * answer is found by its row's place, since finding it by its key once more takes longer than all else.
 */
final class PendingAnswers {

    private final @Nullable Answer[] answers;
    private final Map<String, List<Integer>> open = new HashMap<>();
    private final Map<String, CompletableFuture<Answer>> others = new HashMap<>();
    private final Map<String, CompletableFuture<Answer>> reserved = new LinkedHashMap<>();
    private @Nullable CompletableFuture<Map<String, Answer>> asking;

    PendingAnswers(int rows) {
        this.answers = new Answer[rows];
    }

    void known(int row, Answer answer) {
        answers[row] = answer;
    }

    /** @return whether this row is the first that needs the key, which then has to be looked for */
    boolean needs(int row, String key) {
        List<Integer> rows = open.computeIfAbsent(key, first -> new ArrayList<>());
        rows.add(row);
        return rows.size() == 1;
    }

    void askedByOthers(String key, CompletableFuture<Answer> answer) {
        others.put(key, answer);
    }

    void toAsk(String key, CompletableFuture<Answer> answer) {
        reserved.put(key, answer);
    }

    /** The keys that this chunk has to ask for, in the order of the file. */
    Map<String, CompletableFuture<Answer>> reserved() {
        return reserved;
    }

    void asking(CompletableFuture<Map<String, Answer>> answers) {
        asking = answers;
    }

    /** All that has to complete before {@link #answers()} can be asked. */
    List<CompletableFuture<?>> futures() {
        List<CompletableFuture<?>> futures = new ArrayList<>(others.values());
        if (asking != null) {
            futures.add(asking);
        }
        return futures;
    }

    /** By the row's place; null for a row without key. */
    @Nullable
    Answer[] answers() {
        others.forEach((key, answer) -> fill(key, answer.join()));
        if (asking != null) {
            asking.join().forEach(this::fill);
        }
        return answers;
    }

    private void fill(String key, Answer answer) {
        for (int row : open.getOrDefault(key, List.of())) {
            answers[row] = answer;
        }
    }
}
