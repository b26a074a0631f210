package dev.etlpipeline.app.backlog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the tests of all modules ended. The listener of pipeline-criteria writes them, one line a test method: outcome, time, class
 * that ran, class in which the method stands, method, with tabs between.
 */
final class Results {

    static final String FILE = "target/backlog/results.tsv";

    private final List<Line> lines;

    private record Line(LastRun run, String testClass, String declaredIn, String method) {

        private boolean isOf(String test) {
            int hash = test.indexOf('#');
            if (hash >= 0) {
                return declaredIn.equals(test.substring(0, hash)) && method.equals(test.substring(hash + 1));
            }
            return isIn(declaredIn, test) || isIn(testClass, test);
        }

        private static boolean isIn(String name, String outer) {
            return name.equals(outer) || name.startsWith(outer + "$");
        }
    }

    private Results(List<Line> lines) {
        this.lines = lines;
    }

    /** A module without results has not been tested here; a line that is not understood is passed over. */
    static Results read(Path home, List<String> modules) {
        List<Line> lines = new ArrayList<>();
        for (String module : modules) {
            Path file = home.resolve(module).resolve(FILE);
            if (Files.isRegularFile(file)) {
                try {
                    Files.readAllLines(file).forEach(line -> parse(line).ifPresent(lines::add));
                } catch (IOException e) {
                    throw new BacklogException(file + " can not be read ("
                            + e.getClass().getSimpleName() + "); delete it, and run the tests again.");
                }
            }
        }
        return new Results(lines);
    }

    private static Optional<Line> parse(String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length != 5) {
            return Optional.empty();
        }
        try {
            LastRun run = new LastRun(LastRun.Outcome.valueOf(fields[0]), Instant.parse(fields[1]));
            return Optional.of(new Line(run, fields[2], fields[3], fields[4]));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** @param test a class, or a class, {@code #} and a method: where it is declared, whichever classes inherit it */
    Optional<LastRun> of(String test) {
        return lines.stream().filter(line -> line.isOf(test)).map(Line::run).reduce(LastRun::and);
    }
}
