package dev.etlpipeline.core.load;

import dev.etlpipeline.core.load.PreparedChunk.Candidate;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Reject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is to be done with each candidate of a chunk, and what the target held of it. */
record Decided(
        PreparedChunk prepared,
        Decision[] decisions,
        @Nullable Stored[] stored) {

    /** What is counted when all of it is done. */
    LoadedChunk counted() {
        Chunk chunk = prepared.chunk();
        Outcome[] outcomes = new Outcome[chunk.rows().size()];
        Arrays.fill(outcomes, Outcome.SUPERSEDED);
        Map<Integer, Map<String, @Nullable Object>> before = new HashMap<>();
        for (int i = 0; i < decisions.length; i++) {
            int place = prepared.candidates().get(i).place();
            outcomes[place] = decisions[i].outcome();
            addBefore(before, place, stored[i], outcomes[place]);
        }
        LoadCounts sum = LoadCounts.of(outcomes, chunk.rejects().size());
        return new LoadedChunk(chunk, sum, List.of(outcomes), before);
    }

    /**
     * What is counted when all is done but for the refused rows, which become rejects.
     *
     * @param refused by place in the chunk's rows; each row of the chunk must be a candidate
     */
    LoadedChunk countedWithout(Map<Integer, SQLException> refused) {
        Chunk chunk = prepared.chunk();
        List<Row> rows = new ArrayList<>();
        List<Reject> rejects = new ArrayList<>(chunk.rejects());
        List<Outcome> outcomes = new ArrayList<>();
        Map<Integer, Map<String, @Nullable Object>> before = new HashMap<>();
        for (int i = 0; i < decisions.length; i++) {
            Candidate candidate = prepared.candidates().get(i);
            SQLException refusal = refused.get(candidate.place());
            if (refusal != null) {
                rejects.add(Refusals.reject(candidate.row(), refusal));
                continue;
            }
            addBefore(before, rows.size(), stored[i], decisions[i].outcome());
            rows.add(candidate.row());
            outcomes.add(decisions[i].outcome());
        }
        LoadCounts sum = LoadCounts.of(outcomes.toArray(Outcome[]::new), rejects.size());
        return new LoadedChunk(chunk.with(rows, rejects), sum, outcomes, before);
    }

    private static void addBefore(
            Map<Integer, Map<String, @Nullable Object>> before, int place, @Nullable Stored stored, Outcome outcome) {
        if (stored != null && outcome == Outcome.UPDATED && !stored.before().isEmpty()) {
            before.put(place, stored.before());
        }
    }
}
