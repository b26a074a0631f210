package dev.etlpipeline.observability.log;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lines by event and cause; bounded, whatever is read. For one thread. */
final class Groups {

    private static final int MOST_GROUPS = 1_000;
    private static final int MOST_RUNS = 1_000;

    private final Map<String, Group> groups = new LinkedHashMap<>();
    private long others;

    /** Lines of one kind. */
    static final class Group {

        private final String what;
        private final String cause;
        private final Set<String> runs = new HashSet<>();
        private long lines;
        private boolean moreRuns;
        private Instant last = Instant.MIN;
        private String message = "";

        private Group(String what, String cause) {
            this.what = what;
            this.cause = cause;
        }

        private void add(LogLine line) {
            lines++;
            if (!line.time().isBefore(last)) {
                last = line.time();
                message = line.message();
            }
            String run = line.text(Correlation.RUN);
            if (runs.size() < MOST_RUNS && !run.isEmpty()) {
                runs.add(run);
            } else if (!run.isEmpty() && !runs.contains(run)) {
                moreRuns = true;
            }
        }

        String what() {
            return what;
        }

        String cause() {
            return cause;
        }

        long lines() {
            return lines;
        }

        /** How many runs had it, as text: beyond a thousand they are not told apart. */
        String runs() {
            return runs.size() + (moreRuns ? "+" : "");
        }

        Instant last() {
            return last;
        }

        /** Of the last one. */
        String message() {
            return message;
        }
    }

    void add(LogLine line) {
        String key = line.what() + '\n' + line.cause();
        if (!groups.containsKey(key) && groups.size() == MOST_GROUPS) {
            others++;
            return;
        }
        groups.computeIfAbsent(key, first -> new Group(line.what(), line.cause()))
                .add(line);
    }

    boolean isEmpty() {
        return groups.isEmpty();
    }

    List<Group> mostFirst() {
        return groups.values().stream()
                .sorted(Comparator.comparingLong(Group::lines).reversed())
                .toList();
    }

    /** Lines that came when there were groups enough. */
    long others() {
        return others;
    }
}
