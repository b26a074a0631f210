package dev.etlpipeline.core.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.etlpipeline.core.source.Chunk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Any bytes end in an account that adds up, or in a refusal of the file; whatever the chunks, and from wherever they are
 * read. Cases follow from their seeds, one after the other, for ten seconds; {@code -Dfuzz.seconds} makes it longer,
 * {@code -Dfuzz.seed} begins elsewhere. What fails is made smaller by halves before it is shown.
 */
class FuzzTest {

    /** What one small case may take; far more than it does. */
    private static final Duration HANGS = Duration.ofSeconds(30);

    /** What is not small by then is shown as it is. */
    private static final Duration SHRINKING = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    /** Records of the case that was read last, -1 where it was refused. */
    private volatile long read;

    @Test
    void accountsForAnyBytes() throws IOException {
        long end = System.nanoTime()
                + Duration.ofSeconds(Long.getLong("fuzz.seconds", 10)).toNanos();
        long first = Long.getLong("fuzz.seed", 1);
        long cases = 0;
        long records = 0;
        long refused = 0;
        do {
            FuzzCase any = FuzzCase.of(first + cases);
            Throwable failure = failure(any);
            if (failure != null) {
                FuzzCase least = shrunk(any);
                fail("%s: %s".formatted(least, failure(least)), failure);
            }
            records += Math.max(read, 0);
            refused += read < 0 ? 1 : 0;
            cases++;
        } while (System.nanoTime() < end);

        System.out.printf(
                "Fuzz: %d cases from seed %d, %d records, %d files refused%n", cases, first, records, refused);
        assertThat(records).as("records that were read at all").isGreaterThan(cases);
    }

    private @Nullable Throwable failure(FuzzCase any) {
        try {
            Assertions.assertTimeoutPreemptively(HANGS, () -> check(any));
            return null;
        } catch (Exception | AssertionError e) {
            return e;
        }
    }

    private void check(FuzzCase any) throws IOException {
        CsvFixture csv = any.in(folder.resolve("case"));
        read = FileAccount.assertAddsUp(csv, any.content());
        if (read < 0) {
            return;
        }
        List<Chunk> chunks = csv.chunks();
        List<String> all = CsvFixture.described(chunks);
        int step = Math.max(1, chunks.size() / 8);
        for (int i = 0; i < chunks.size(); i += step) {
            Chunk chunk = chunks.get(i);
            assertThat(CsvFixture.described(csv.chunksFrom(chunk.from())))
                    .as("from %s on", chunk.from())
                    .isEqualTo(all.subList((int) chunk.from().record(), all.size()));
        }
        assertThat(CsvFixture.described(csv.chunkRows(4000).chunkBytes(1 << 20).chunks()))
                .as("in other chunks")
                .isEqualTo(all);
    }

    /** Takes away halves, quarters, and so on down to single bytes, as long as it still fails. */
    private FuzzCase shrunk(FuzzCase failing) {
        long end = System.nanoTime() + SHRINKING.toNanos();
        FuzzCase least = failing;
        for (int size = Math.max(1, least.content().length / 2); size >= 1; size /= 2) {
            int at = 0;
            while (at < least.content().length && System.nanoTime() < end) {
                FuzzCase smaller = least.with(without(least.content(), at, size));
                if (failure(smaller) == null) {
                    at += size;
                } else {
                    least = smaller;
                }
            }
        }
        return least;
    }

    private static byte[] without(byte[] content, int at, int size) {
        int end = Math.min(content.length, at + size);
        byte[] rest = new byte[content.length - (end - at)];
        System.arraycopy(content, 0, rest, 0, at);
        System.arraycopy(content, end, rest, at, content.length - end);
        return rest;
    }
}
