package dev.etlpipeline.observability.log;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a file of JSON lines, such as {@code 20260102T030405Z-20260102T030405Z-a1b2c3.jsonl}: when it was begun, and the
 * run; a full one has a number behind it, 1 for the latest.
 *
 * @param part 0 for the file that is written
 */
record LogFileName(Path path, Instant begun, String of, int part) {

    /** In the order in which the lines were written. */
    static final Comparator<LogFileName> IN_ORDER = Comparator.comparing(LogFileName::begun)
            .thenComparing(LogFileName::of)
            .thenComparing(Comparator.comparing(LogFileName::part).reversed());

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT);
    private static final Pattern NAME = Pattern.compile("(\\d{8}T\\d{6}Z)-(.+?)(?:\\.(\\d{1,2}))?\\.jsonl");
    private static final String PROCESS = "process-";

    /** Empty where it is no such file. */
    static Optional<LogFileName> of(Path path) {
        Matcher name = NAME.matcher(String.valueOf(path.getFileName()));
        if (!name.matches()) {
            return Optional.empty();
        }
        try {
            Instant begun = LocalDateTime.parse(name.group(1), TIME).toInstant(ZoneOffset.UTC);
            int part = name.group(3) == null ? 0 : Integer.parseInt(name.group(3));
            return Optional.of(new LogFileName(path, begun, name.group(2), part));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Without its ending. */
    static String ofRun(Instant begun, String run) {
        return TIME.withZone(ZoneOffset.UTC).format(begun) + "-" + run;
    }

    /** For lines outside a run. */
    static String ofProcess(Instant begun, long pid) {
        return ofRun(begun, PROCESS + pid);
    }

    boolean isRun() {
        return !of.startsWith(PROCESS);
    }
}
