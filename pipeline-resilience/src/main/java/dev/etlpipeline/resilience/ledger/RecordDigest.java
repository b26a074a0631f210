package dev.etlpipeline.resilience.ledger;

import dev.etlpipeline.core.input.Sha256;
import dev.etlpipeline.core.row.Origin;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Reject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over records as they stood in the file, in file order, whatever became of them; each ends with a line feed.
 * Used by one thread.
 */
final class RecordDigest {

    private final MessageDigest sha256 = Sha256.digest();
    private final OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), sha256);

    /** Of a chunk's records. */
    byte[] of(Chunk chunk) {
        inOrder(chunk, this::add);
        return sha256.digest();
    }

    void add(Origin origin) {
        try {
            origin.raw().writeTo(out);
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("a digest does not fail", e);
        }
    }

    /** Of what was added since the last one. */
    byte[] take() {
        return sha256.digest();
    }

    /** Rows and rejects, each in file order, merged. */
    static void inOrder(Chunk chunk, Taker taker) {
        Iterator<Row> rows = chunk.rows().iterator();
        List<Reject> rejects = chunk.rejects().stream()
                .sorted((a, b) -> Long.compare(a.origin().record(), b.origin().record()))
                .toList();
        Origin row = next(rows);
        for (Reject reject : rejects) {
            while (row != null && row.record() < reject.origin().record()) {
                taker.take(row);
                row = next(rows);
            }
            taker.take(reject.origin());
        }
        while (row != null) {
            taker.take(row);
            row = next(rows);
        }
    }

    private static @Nullable Origin next(Iterator<Row> rows) {
        return rows.hasNext() ? rows.next().origin() : null;
    }

    interface Taker {
        void take(Origin origin);
    }
}
