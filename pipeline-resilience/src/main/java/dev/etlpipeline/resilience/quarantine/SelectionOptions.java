package dev.etlpipeline.resilience.quarantine;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which records a command is about. */
final class SelectionOptions {

    @Parameters(
            paramLabel = "ID",
            arity = "0..*",
            description = "Numbers of records in the quarantine; without them all that the options leave.")
    List<Long> ids = List.of();

    @Option(
            names = "--run",
            paramLabel = "RUN",
            description = "Only those that this run set aside, or replayed; its id or its beginning.")
    @Nullable
    String run;

    @Option(names = "--rule", paramLabel = "RULE", description = "Only those counted under this rule.")
    @Nullable
    String rule;

    boolean isEmpty() {
        return ids.isEmpty() && run == null && rule == null;
    }

    Selection open() {
        return in(Selection.OPEN);
    }

    Selection in(Set<State> states) {
        return new Selection(null, run, rule, ids, states.isEmpty() ? EnumSet.allOf(State.class) : states);
    }
}
