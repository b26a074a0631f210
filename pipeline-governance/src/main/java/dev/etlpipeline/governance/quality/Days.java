package dev.etlpipeline.governance.quality;

import dev.etlpipeline.core.run.RunContext;
import dev.etlpipeline.core.run.RunRequest;
import dev.etlpipeline.governance.quality.FreshnessRule.AsOf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The days (UTC) that rules about freshness go by: the same in every attempt of a run. */
final class Days {

    private Days() {}

    static AsOf of(RunContext run, RunRequest request) {
        LocalDate day = run(run);
        return new AsOf(day, file(request.input().path()).orElse(day));
    }

    /** The day in the run's id, which a resumed run keeps. */
    private static LocalDate run(RunContext run) {
        String id = run.runId().value();
        try {
            return LocalDate.parse(id.substring(0, Math.min(8, id.length())), DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException e) {
            return LocalDate.ofInstant(run.clock().instant(), ZoneOffset.UTC);
        }
    }

    /** When the file was last written; empty for what came by a pipe. */
    private static Optional<LocalDate> file(Optional<Path> path) {
        return path.map(file -> {
            try {
                return LocalDate.ofInstant(Files.getLastModifiedTime(file).toInstant(), ZoneOffset.UTC);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
