package dev.etlpipeline.resilience.ledger;

import dev.etlpipeline.core.definition.CanonicalText;
import dev.etlpipeline.core.input.InputFile;
import dev.etlpipeline.core.input.SeekableInput;
import dev.etlpipeline.core.input.Sha256;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.run.RunId;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.core.settings.ColumnSettings;
import dev.etlpipeline.core.settings.CsvSettings;
import dev.etlpipeline.core.source.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a run was asked for, as far as another attempt has to be asked for the same.
 *
 * @param path       of the input, absolute; null where it could be read only once
 * @param name       of the input, without folders
 * @param sha256     of the decompressed bytes
 * @param head       SHA-256 of the first line of them, the header; chunks' digests cover the records
 * @param definition SHA-256 of the definition's {@link CanonicalText}
 * @param settings   those that say what a record is, one a line
 * @param limit      of records; {@link Long#MAX_VALUE} for none
 */
record Begun(
        RunId runId,
        String pipeline,
        @Nullable Path path,
        String name,
        String sha256,
        long bytes,
        String head,
        String definition,
        String settings,
        long limit,
        boolean enrich,
        Instant begun) {

    /** Bytes of a first line, at most. */
    private static final int HEAD = 1 << 16;

    static Begun of(RunId runId, RunRequest request, SettingsReader settings, Clock clock) throws IOException {
        SourceFile file = request.input().identify();
        return new Begun(
                runId,
                request.definition().name(),
                request.input().path().orElse(null),
                request.name(),
                file.sha256(),
                file.size(),
                head(request.input()),
                Sha256.of(CanonicalText.of(request.definition())),
                settings(settings),
                request.limit(),
                request.enrich(),
                clock.instant());
    }

    /** SHA-256 of the file's first line, or of as much of it as is kept. */
    static String head(InputFile input) throws IOException {
        byte[] head = new byte[HEAD];
        int filled = 0;
        try (SeekableInput in = input.read()) {
            for (int read = 0; read >= 0 && filled < HEAD; filled += Math.max(read, 0)) {
                read = in.read(head, filled, HEAD - filled);
            }
        }
        int end = 0;
        while (end < filled && head[end] != '\n' && head[end] != '\r') {
            end++;
        }
        return Sha256.of(Arrays.copyOf(head, end));
    }

    /** Sizes of chunks, speeds, places and APIs change no row's meaning; these do. */
    private static String settings(SettingsReader settings) {
        return "columns.extra=" + settings.read(ColumnSettings.class).extra() + "\ncsv.max-record-bytes="
                + settings.read(CsvSettings.class).maxRecordBytes();
    }
}
