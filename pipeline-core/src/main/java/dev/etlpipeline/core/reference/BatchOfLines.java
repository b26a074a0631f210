package dev.etlpipeline.core.reference;

import dev.etlpipeline.core.reference.ImportCounts.Refusals;
import dev.etlpipeline.core.row.Row;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Reject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A chunk's lines, sorted into postcodes and refusals. */
final class BatchOfLines {

    static final String TWICE = "its postcode stands in the file before";

    private final String file;
    private final int linesAdded;
    private final Map<String, ReferencePostcode> postcodes = new LinkedHashMap<>();
    private final Map<String, Long> lines = new LinkedHashMap<>();
    private final Map<String, Refusals> reasons = new LinkedHashMap<>();
    private final long read;

    private BatchOfLines(String file, int linesAdded, long read) {
        this.file = file;
        this.linesAdded = linesAdded;
        this.read = read;
    }

    /** @param linesAdded how many lines the file was given at its beginning */
    static BatchOfLines of(Chunk chunk, PostcodeLayout layout, AreaNames names, String file, int linesAdded) {
        BatchOfLines batch = new BatchOfLines(file, linesAdded, chunk.records());
        chunk.rows().forEach(row -> batch.take(row, layout, names));
        for (Reject reject : chunk.rejects()) {
            batch.refuse(reject.violations().get(0).reason(), reject.origin().line());
        }
        return batch;
    }

    private void take(Row row, PostcodeLayout layout, AreaNames names) {
        long line = row.origin().line();
        try {
            ReferencePostcode postcode = checked(layout.read(row, names));
            if (postcodes.putIfAbsent(postcode.postcode(), postcode) == null) {
                lines.put(postcode.postcode(), line);
            } else {
                refuse(TWICE, line);
            }
        } catch (UnusableLine e) {
            refuse(e.reason(), line);
        }
    }

    private static ReferencePostcode checked(ReferencePostcode postcode) throws UnusableLine {
        Fields.atMost(postcode.country(), ReferencePostcodes.COUNTRY_LENGTH);
        Fields.atMost(postcode.region(), ReferencePostcodes.NAME_LENGTH);
        Fields.atMost(postcode.district(), ReferencePostcodes.NAME_LENGTH);
        return postcode;
    }

    private void refuse(String reason, long line) {
        reasons.merge(
                reason,
                new Refusals(1, file + " line " + (line - linesAdded)),
                (before, one) -> new Refusals(before.lines() + 1, before.first()));
    }

    /** Takes out what an earlier batch of the import holds. */
    void refuseTwice(Set<String> there) {
        for (String postcode : there) {
            if (postcodes.remove(postcode) != null) {
                refuse(TWICE, lines.getOrDefault(postcode, 0L));
            }
        }
    }

    List<ReferencePostcode> postcodes() {
        return new ArrayList<>(postcodes.values());
    }

    ImportCounts counts() {
        long terminated = postcodes.values().stream()
                .filter(postcode -> postcode.terminated() != null)
                .count();
        return new ImportCounts(read, postcodes.size(), terminated, reasons);
    }
}
