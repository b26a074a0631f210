package dev.etlpipeline.resilience.ledger;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the counts that {@code etl.chunk_ledger} keeps as texts. */
public final class LedgerCounts {

    private LedgerCounts() {}

    /** @param text null for nothing */
    public static Map<String, Long> parse(@Nullable String text) {
        Tally tally = new Tally();
        tally.addAll(text);
        return tally.counts();
    }
}
