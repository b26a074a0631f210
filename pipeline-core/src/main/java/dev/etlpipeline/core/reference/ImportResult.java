package dev.etlpipeline.core.reference;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an import ended well.
 *
 * @param layout         of the files
 * @param files          how many were read
 * @param districts      how many districts had names to be given
 * @param counts         what became of the lines; none where it is unchanged
 * @param unchangedSince where the same bytes were imported last and nothing was done: since when that import counts
 */
public record ImportResult(
        long importId,
        String layout,
        int files,
        int districts,
        ImportCounts counts,
        Duration took,
        @Nullable Instant unchangedSince) {

    public Optional<Instant> unchanged() {
        return Optional.ofNullable(unchangedSince);
    }
}
