package dev.etlpipeline.app;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** This program in a process of its own: the same Java, options and classes, so that nothing is built or found anew. */
final class ProgramProcess {

    /** What is this process's alone: its terminal, ports that it listens at, files that an agent writes. */
    private static final List<String> OWN = List.of(
            "-Dpipeline.terminal.", "-Dcom.sun.management.jmxremote", "-agent", "-javaagent:", "-Xrun", "-Xdebug");

    private ProgramProcess() {}

    /**
     * @param words    behind {@code ./pipeline}
     * @param settings options that say which settings hold
     */
    static ProcessBuilder of(List<String> words, List<String> settings) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(inherited(ManagementFactory.getRuntimeMXBean().getInputArguments()));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(words);
        command.addAll(settings);
        return new ProcessBuilder(command);
    }

    /** Of the options that a JVM was started with, those that another one gets too. */
    static List<String> inherited(List<String> options) {
        return options.stream()
                .filter(option -> OWN.stream().noneMatch(option::startsWith))
                .toList();
    }
}
