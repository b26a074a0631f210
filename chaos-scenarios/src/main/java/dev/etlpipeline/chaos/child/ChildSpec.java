package dev.etlpipeline.chaos.child;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a child is told, on its standard input, where no list of processes and no file shows a password.
 *
 * @param folder   its own, where relative paths of settings start
 * @param settings over the built-in defaults; no file and no environment says anything beside them
 * @param args     the command
 * @param without  name of the protection to be taken out, or null
 * @param faults   what the database is made to answer
 */
record ChildSpec(
        String folder,
        Map<String, String> settings,
        List<String> args,
        @Nullable String without,
        List<SimulatedError> faults) {}
