package dev.etlpipeline.core.enrich;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.etlpipeline.core.settings.ApiSettings;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The answers that a run remembers, "not found" included, and the keys that are being asked for at this moment, so that
 * two chunks at once ask for a key only once. One for each enrichment; thread-safe.
 */
final class AnswerCache {

    /**
     * One use in so many is noted for the eviction, which is enough to see what is used often: noting takes several
     * times as long as finding.
     */
    private static final int NOTED = 16;

    private final Cache<String, Answer> answers;
    private final Map<String, CompletableFuture<Answer>> inFlight = new ConcurrentHashMap<>();

    AnswerCache(ApiSettings settings, Clock clock) {
        answers = Caffeine.newBuilder()
                .maximumSize(settings.cacheEntries())
                .expireAfter(Expiry.<String, Answer>writing(
                        (key, answer) -> answer.found() ? settings.cacheTtl() : settings.negativeTtl()))
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                // Housekeeping on the calling thread: the bound then holds at once, not a little later.
                .executor(Runnable::run)
                .build();
    }

    /** Null where it is not known. */
    @Nullable
    Answer known(String key) {
        return ThreadLocalRandom.current().nextInt(NOTED) == 0
                ? answers.getIfPresent(key)
                : answers.policy().getIfPresentQuietly(key);
    }

    /** Sorts a key that was not known to those somebody else asks for, or those that the caller has to ask for. */
    void look(String key, PendingAnswers pending) {
        CompletableFuture<Answer> reserved = new CompletableFuture<>();
        CompletableFuture<Answer> others = inFlight.putIfAbsent(key, reserved);
        if (others != null) {
            pending.askedByOthers(key, others);
            return;
        }
        // Whoever settled the key meanwhile put it into the cache before letting go of it.
        Answer settled = known(key);
        if (settled != null) {
            settle(key, reserved, settled);
            pending.askedByOthers(key, reserved);
        } else {
            pending.toAsk(key, reserved);
        }
    }

    void settle(String key, CompletableFuture<Answer> reserved, Answer answer) {
        Answer shared = answer.shared();
        if (shared.kept()) {
            answers.put(key, shared);
        }
        inFlight.remove(key, reserved);
        reserved.complete(shared);
    }

    /** The next who needs the key asks again; those who wait for it now fail with the same cause. */
    void fail(String key, CompletableFuture<Answer> reserved, Throwable cause) {
        inFlight.remove(key, reserved);
        reserved.completeExceptionally(cause);
    }
}
