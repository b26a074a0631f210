package dev.etlpipeline.core.enrich;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The answers that one chunk needs from one enrichment: known, asked for by this chunk, or by another one. */
final class PendingAnswers {

    private final Map<String, Answer> known = new HashMap<>();
    private final Map<String, CompletableFuture<Answer>> others = new HashMap<>();
    private final Map<String, CompletableFuture<Answer>> reserved = new LinkedHashMap<>();
    private @Nullable CompletableFuture<Map<String, Answer>> asking;

    void known(String key, Answer answer) {
        known.put(key, answer);
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

    Map<String, Answer> answers() {
        Map<String, Answer> answers = new HashMap<>(known);
        others.forEach((key, answer) -> answers.put(key, answer.join()));
        if (asking != null) {
            answers.putAll(asking.join());
        }
        return answers;
    }
}
