package dev.etlpipeline.app.workshop;

import dev.etlpipeline.app.backlog.Modules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Runs the tests of exercises with Maven, in a copy. */
public final class StoryTests {

    private static final String LOG = "target/workshop-check.log";

    private final Path folder;

    public StoryTests(Path folder) {
        this.folder = folder;
    }

    /** Where Maven's output of the last run stands. */
    public Path log() {
        return folder.resolve(LOG);
    }

    /**
     * Compiles what the tests need, and runs them. What judges the form of code stays off: unused code is no mistake while
     * somebody works.
     *
     * @param tests   classes
     * @param options for Maven, further ones
     * @return whether it compiled and all of them passed
     */
    public boolean pass(List<String> tests, List<String> options) throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("target"));
        ProcessBuilder builder = new ProcessBuilder(command(tests, options))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile());
        builder.environment().putIfAbsent("JAVA_HOME", System.getProperty("java.home"));
        return start(builder).waitFor() == 0;
    }

    private static Process start(ProcessBuilder builder) throws IOException {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new WorkshopException("Maven (" + builder.command().get(0)
                    + ") could not be started; put it on the PATH, as ./pipeline needs it too.");
        }
    }

    private List<String> command(List<String> tests, List<String> options) {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        List<String> command = new ArrayList<>(List.of(
                windows ? "mvn.cmd" : "mvn",
                "-q",
                "-B",
                "-Derrorprone.off=-XepDisableAllWarnings",
                "-Djacoco.skip",
                "-Denforcer.skip",
                "-Dsurefire.failIfNoSpecifiedTests=false",
                "-Dtest=" + tests.stream().map(StoryTests::simple).collect(Collectors.joining(",")),
                "-pl",
                String.join(",", modules(tests)),
                "-am"));
        command.addAll(options);
        command.add("test");
        return command;
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private List<String> modules(List<String> tests) {
        List<String> modules = Modules.inBuild(folder).stream()
                .filter(module -> tests.stream().anyMatch(test -> has(module, test)))
                .toList();
        if (modules.isEmpty()) {
            throw new WorkshopException(
                    "None of the tests " + tests + " is in " + folder + "; is their module deleted?");
        }
        return modules;
    }

    private boolean has(String module, String test) {
        return Files.isRegularFile(
                folder.resolve(module).resolve("src/test/java").resolve(test.replace('.', '/') + ".java"));
    }

    /** The lines of the log that say what went wrong, at most so many. */
    public List<String> failures(int most) throws IOException {
        return Arrays.stream(Files.readString(log()).split("\n"))
                .filter(line -> line.startsWith("[ERROR]"))
                .map(line -> line.substring("[ERROR]".length())
                        .replaceAll(" -- Time elapsed.*", "")
                        .strip())
                .filter(line -> !line.isEmpty())
                .distinct()
                .limit(most)
                .toList();
    }
}
