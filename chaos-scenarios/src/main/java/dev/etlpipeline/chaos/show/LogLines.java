package dev.etlpipeline.chaos.show;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The lines of a run's log that tell what happened: warnings, errors, where runs begin and end.
 *
 * @param all  how many lines the log has, 0 where there is none any more
 * @param keys those that count, at most {@link #MOST}
 */
record LogLines(int all, List<String> keys) {

    static final int MOST = 60;

    private static final Pattern KEY = Pattern.compile("\\S+ (WARN|ERROR) .*|.* - Run \\S+ .*");

    static LogLines of(Path log) throws IOException {
        if (!Files.exists(log)) {
            return new LogLines(0, List.of());
        }
        List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .lines()
                .toList();
        List<String> keys = lines.stream()
                .filter(line -> KEY.matcher(line).matches())
                .limit(MOST)
                .toList();
        return new LogLines(lines.size(), keys);
    }
}
