package dev.etlpipeline.observability.log;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Runs by what somebody types: an id, a part of one, or {@code last}. */
final class RunChoice {

    private static final int SHOWN = 10;

    private RunChoice() {}

    /**
     * Ids of those that are meant, the oldest first; at least one.
     *
     * @throws ParameterException where none is
     */
    static List<String> fitting(String typed, List<LogFileName> files, CommandSpec spec) {
        List<String> runs = files.stream()
                .filter(LogFileName::isRun)
                .map(LogFileName::of)
                .distinct()
                .toList();
        if (typed.equals("last") && !runs.isEmpty()) {
            return List.of(runs.get(runs.size() - 1));
        }
        List<String> fitting = runs.stream().filter(run -> run.contains(typed)).toList();
        if (fitting.isEmpty()) {
            throw refused("There are no logs of a run " + typed, runs, spec);
        }
        return fitting;
    }

    /** @throws ParameterException where none is meant, or more than one */
    static String one(String typed, List<LogFileName> files, CommandSpec spec) {
        List<String> fitting = fitting(typed, files, spec);
        if (fitting.size() > 1) {
            throw refused(fitting.size() + " runs are called like " + typed, fitting, spec);
        }
        return fitting.get(0);
    }

    private static ParameterException refused(String why, List<String> choice, CommandSpec spec) {
        List<String> last = choice.subList(Math.max(0, choice.size() - SHOWN), choice.size());
        return new ParameterException(spec.commandLine(), why + ". The last ones are: " + String.join(", ", last));
    }
}
