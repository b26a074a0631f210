package dev.etlpipeline.observability.serve;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Rows over time, in at most 240 samples: where there are more, every second one goes. Not thread-safe. */
final class Pace {

    private static final int MOST = 240;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final List<long[]> samples = new ArrayList<>();
    private long rate;

    void at(Duration since, long rows) {
        long millis = since.toMillis();
        if (!samples.isEmpty()) {
            long[] last = samples.get(samples.size() - 1);
            if (millis <= last[0]) {
                last[1] = rows;
                return;
            }
            rate = Math.max(0, (rows - last[1]) * 1000 / (millis - last[0]));
        }
        samples.add(new long[] {millis, rows});
        if (samples.size() > MOST) {
            thin();
        }
    }

    private void thin() {
        List<long[]> kept = new ArrayList<>();
        for (int i = 0; i < samples.size(); i += 2) {
            kept.add(samples.get(i));
        }
        samples.clear();
        samples.addAll(kept);
    }

    /** Rows per second between the last two samples. */
    long now() {
        return rate;
    }

    /** Pairs of milliseconds since the start and rows. */
    ArrayNode json() {
        ArrayNode array = MAPPER.createArrayNode();
        for (long[] sample : samples) {
            array.addArray().add(sample[0]).add(sample[1]);
        }
        return array;
    }
}
