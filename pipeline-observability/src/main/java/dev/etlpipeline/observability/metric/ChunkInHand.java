package dev.etlpipeline.observability.metric;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Which chunk a thread is loading, for what happens beneath. A run loads one at a time. */
final class ChunkInHand {

    private volatile @Nullable Loading loading;

    private record Loading(Thread thread, long chunk) {}

    void begin(long chunk) {
        loading = new Loading(Thread.currentThread(), chunk);
    }

    void end() {
        loading = null;
    }

    /** Empty on threads that load none. */
    OptionalLong ofThisThread() {
        Loading now = loading;
        return now != null && now.thread() == Thread.currentThread()
                ? OptionalLong.of(now.chunk())
                : OptionalLong.empty();
    }
}
