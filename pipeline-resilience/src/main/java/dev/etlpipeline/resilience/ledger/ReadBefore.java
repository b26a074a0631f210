package dev.etlpipeline.resilience.ledger;

import dev.etlpipeline.core.csv.CsvSource;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.row.Origin;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.settings.ColumnSettings;
import dev.etlpipeline.core.settings.CsvSettings;
import dev.etlpipeline.core.source.Chunk;
import dev.etlpipeline.core.source.Cursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads again what a run has read of a file that is another by now, and holds it against the ledger's digests. */
final class ReadBefore {

    private static final int ROWS = 4000;
    private static final int BYTES = 1 << 20;

    private final RunRequest request;
    private final SettingsReader settings;

    ReadBefore(RunRequest request, SettingsReader settings) {
        this.request = request;
        this.settings = settings;
    }

    /** The first record that was not read. */
    static long next(List<LedgerRow> rows) {
        return rows.isEmpty() ? 1 : rows.get(rows.size() - 1).last() + 1;
    }

    /** Where the file changed before that record; empty where it did not. */
    Optional<String> changed(Begun begun, List<LedgerRow> rows) throws IOException {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        if (!Begun.head(request.input()).equals(begun.head())) {
            return Optional.of("not only behind what was read: its header is another");
        }
        try (CsvSource source = source(next(rows) - 1)) {
            Reading reading = new Reading(source);
            for (LedgerRow row : rows) {
                if (!Arrays.equals(reading.digest(row.last() - row.first() + 1), row.digest())) {
                    return Optional.of("not only behind what was read: records " + row.first() + " to " + row.last()
                            + " are others");
                }
            }
            boolean sameEnd = reading.at.equals(rows.get(rows.size() - 1).after());
            return sameEnd ? Optional.empty() : Optional.of("not only behind what was read: that ends elsewhere now");
        }
    }

    /** Records in file order, taken by the ledger's chunks, which are others than those that are read. */
    private static final class Reading {

        private final CsvSource source;
        private final RecordDigest digest = new RecordDigest();
        private final List<Origin> read = new ArrayList<>();
        private Cursor at = Cursor.START;
        private boolean ended;

        Reading(CsvSource source) {
            this.source = source;
        }

        /** Of so many records more, or of those that are left. */
        byte[] digest(long records) throws IOException {
            while (read.size() < records && !ended) {
                Chunk chunk = source.read(at);
                RecordDigest.inOrder(chunk, read::add);
                at = chunk.after();
                ended = chunk.last();
            }
            List<Origin> taken = read.subList(0, (int) Math.min(read.size(), records));
            taken.forEach(digest::add);
            taken.clear();
            return digest.take();
        }
    }

    private CsvSource source(long records) throws IOException {
        return CsvSource.open(
                request.definition(),
                request.input(),
                settings.read(CsvSettings.class),
                settings.read(ColumnSettings.class).extra(),
                ROWS,
                BYTES,
                records);
    }
}
