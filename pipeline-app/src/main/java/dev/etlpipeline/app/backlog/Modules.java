package dev.etlpipeline.app.backlog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Which modules are in the build: those that the parent POM lists and whose folder is there. */
public final class Modules {

    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    private Modules() {}

    public static List<String> inBuild(Path home) {
        try {
            return MODULE.matcher(Files.readString(home.resolve("pom.xml")))
                    .results()
                    .map(found -> found.group(1).strip())
                    .filter(module -> Files.isDirectory(home.resolve(module)))
                    .toList();
        } catch (IOException e) {
            throw new BacklogException(
                    "The backlog is shown from the sources, and there is no pom.xml that can be read in " + home + ".");
        }
    }
}
