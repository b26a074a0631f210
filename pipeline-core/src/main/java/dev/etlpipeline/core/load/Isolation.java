package dev.etlpipeline.core.load;

import dev.etlpipeline.core.load.PreparedChunk.Candidate;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Reject;
import dev.etlpipeline.core.warehouse.DoomedTransactionException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Loads a chunk without the rows that the database refuses. In one transaction where that can be: the writer finds the rows, the
 * others commit. Where a refused row had overruled others of its key, or a refusal ended the transaction, the chunk is made
 * anew without the refused rows and loaded again. Used by the loading thread.
 */
final class Isolation {

    /** Refused rows, each found by transactions of its own, beyond which looking on takes too long. */
    private static final int MOST_DOOMED = 100;

    private final Attempts attempts;
    private final Preparer preparer;

    /** The loader's transactions. */
    interface Attempts {

        /** All rows, or none. */
        LoadedChunk whole(PreparedChunk prepared) throws SQLException, IOException, ChunkRefused;

        /**
         * The rows that are taken.
         *
         * @throws Overruled where refused rows had overruled others
         */
        LoadedChunk accepted(PreparedChunk prepared) throws SQLException, IOException, Overruled, ChunkRefused;

        /** Writes these and rolls them back; null where the database takes them. */
        @Nullable
        SQLException trial(PreparedChunk part) throws SQLException;
    }

    /** Rows were refused that had overruled others of their key: those count again. */
    static final class Overruled extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Map<Integer, SQLException> refused;

        /** @param refused by place in the chunk's rows */
        Overruled(Map<Integer, SQLException> refused) {
            this.refused = refused;
        }
    }

    Isolation(Attempts attempts, Preparer preparer) {
        this.attempts = attempts;
        this.preparer = preparer;
    }

    LoadedChunk load(PreparedChunk prepared) throws SQLException, IOException, ChunkRefused {
        PreparedChunk left = prepared;
        while (true) {
            try {
                return attempts.accepted(left);
            } catch (Overruled overruled) {
                left = without(left.chunk(), overruled.refused);
            } catch (DoomedTransactionException doomed) {
                left = without(left.chunk(), search(left, doomed));
                return attempts.whole(left);
            }
        }
    }

    private PreparedChunk without(Chunk chunk, Map<Integer, SQLException> refused) {
        List<Row> rows = new ArrayList<>();
        List<Reject> rejects = new ArrayList<>(chunk.rejects());
        for (int place = 0; place < chunk.rows().size(); place++) {
            SQLException refusal = refused.get(place);
            Row row = chunk.rows().get(place);
            if (refusal == null) {
                rows.add(row);
            } else {
                rejects.add(Refusals.reject(row, refusal));
            }
        }
        return preparer.prepare(chunk.with(rows, rejects));
    }

    /** Each part is tried beside those already found good: rows may be refused only together. */
    private Map<Integer, SQLException> search(PreparedChunk prepared, SQLException first) throws SQLException {
        Map<Integer, SQLException> refused = new TreeMap<>();
        List<Candidate> good = new ArrayList<>();
        Deque<List<Candidate>> parts = new ArrayDeque<>(List.of(prepared.candidates()));
        while (!parts.isEmpty()) {
            List<Candidate> part = parts.pop();
            List<Candidate> together = new ArrayList<>(good);
            together.addAll(part);
            SQLException refusal = attempts.trial(prepared.only(together));
            if (refusal == null) {
                good = together;
            } else if (part.size() == 1) {
                refused.put(part.get(0).place(), refusal);
                if (refused.size() > MOST_DOOMED) {
                    throw first;
                }
            } else {
                int middle = part.size() / 2;
                parts.push(part.subList(middle, part.size()));
                parts.push(part.subList(0, middle));
            }
        }
        return refused;
    }
}
