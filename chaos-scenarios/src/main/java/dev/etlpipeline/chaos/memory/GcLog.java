package dev.etlpipeline.chaos.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a JVM's log of {@code -Xlog:gc*}, with times since its start, says of full collections. */
final class GcLog {

    private static final Pattern FULL =
            Pattern.compile("\\[(\\d+[.,]\\d+)s\\]\\[gc *\\] GC\\(\\d+\\) Pause Full .* \\d+M->(\\d+)M\\(\\d+M\\) .*");

    private GcLog() {}

    /**
     * What was left by a full collection: all that is in use, and no garbage.
     *
     * @param seconds since the JVM's start
     */
    record Live(double seconds, long megabytes) {}

    /** In the order in which they happened. */
    static List<Live> read(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(FULL::matcher)
                    .filter(Matcher::matches)
                    .map(GcLog::live)
                    .toList();
        }
    }

    private static Live live(MatchResult line) {
        return new Live(Double.parseDouble(line.group(1).replace(',', '.')), Long.parseLong(line.group(2)));
    }
}
