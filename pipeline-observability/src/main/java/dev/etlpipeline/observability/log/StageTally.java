package dev.etlpipeline.observability.log;

import dev.etlpipeline.core.load.LoadedChunk;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Stage;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What each stage of a run has done, so that its beginning and end can be told. A stage is at its end when every chunk that was
 * read has come through it. Thread-safe; touched a few times a chunk.
 */
final class StageTally {

    private final Map<Stage, Counts> counts = new EnumMap<>(Stage.class);
    private long announced;
    private long extractNanos;
    private long chunks;
    private boolean allRead;

    private static final class Counts {

        private final long began;
        private long chunks;
        private long records;
        private long rejects;
        private long busyNanos;
        private long ended;
        private boolean told;

        Counts(long began) {
            this.began = began;
            this.ended = began;
        }
    }

    /** A chunk's work in a stage begins. Times are {@link System#nanoTime()}. */
    synchronized void begin(Stage stage, long chunk, long now) {
        boolean beforehand = stage != Stage.EXTRACT && chunk > announced; // a look at the file before it is loaded
        if (!beforehand && !counts.containsKey(stage)) {
            counts.put(stage, new Counts(now));
            EventLine.of(Event.STAGE_STARTED).with(Field.STAGE, stage).log();
        }
    }

    /** A chunk's work in a stage succeeded. */
    synchronized void done(Stage stage, @Nullable Object result, long began, long now) {
        if (stage == Stage.EXTRACT) {
            extractNanos = now - began;
            return;
        }
        Chunk chunk = result instanceof LoadedChunk loaded ? loaded.chunk() : result instanceof Chunk one ? one : null;
        if (chunk != null && chunk.number() <= announced) {
            add(stage, chunk, now - began, now);
        }
    }

    /** A chunk was read and goes on its way. */
    synchronized void read(Chunk chunk, long now) {
        announced = chunk.number();
        allRead = chunk.last();
        counts.computeIfAbsent(Stage.EXTRACT, stage -> new Counts(now));
        if (chunk.records() > 0) {
            chunks++;
            add(Stage.EXTRACT, chunk, extractNanos, now);
        }
        if (allRead) {
            counts.forEach((stage, of) -> tellIfAtItsEnd(stage, of));
        }
    }

    private void add(Stage stage, Chunk chunk, long nanos, long now) {
        Counts of = counts.computeIfAbsent(stage, first -> new Counts(now));
        long rejected = chunk.rejects().stream()
                .filter(reject -> reject.stage() == stage)
                .count();
        of.chunks++;
        of.records += chunk.rows().size() + rejected;
        of.rejects += rejected;
        of.busyNanos += nanos;
        of.ended = now;
        tellIfAtItsEnd(stage, of);
    }

    private void tellIfAtItsEnd(Stage stage, Counts of) {
        if (allRead && of.chunks == chunks && !of.told) {
            tell(stage, of, true);
        }
    }

    /** The run ends: what has not come to its end says so. */
    synchronized void end() {
        counts.forEach((stage, of) -> {
            if (!of.told) {
                tell(stage, of, false);
            }
        });
    }

    private static void tell(Stage stage, Counts of, boolean complete) {
        of.told = true;
        long took = of.ended - of.began;
        EventLine.of(Event.STAGE_FINISHED)
                .with(Field.STAGE, stage)
                .with(Field.CHUNKS, of.chunks)
                .with(Field.RECORDS, of.records)
                .with(Field.REJECTS, of.rejects)
                .with(Field.TOOK_MS, took / 1_000_000)
                .with(Field.BUSY_MS, of.busyNanos / 1_000_000)
                .with(Field.ROWS_PER_S, took > 0 ? Math.round(of.records * 1e9 / took) : 0)
                .with(Field.COMPLETE, complete)
                .log();
    }
}
