package dev.etlpipeline.app.workshop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A method that is part of a story's reference answer.
 *
 * @param type    class that has it, with its package
 * @param method  its name; the first of that name
 * @param instead statements that compile and do nothing of the story
 */
public record Answer(String type, String method, String instead) {

    /** Its file, with slashes, from the project's folder. */
    String file(Path home, List<String> modules) {
        String below = "/src/main/java/" + type.replace('.', '/') + ".java";
        return modules.stream()
                .map(module -> module + below)
                .filter(file -> Files.isRegularFile(home.resolve(file)))
                .findFirst()
                .orElseThrow(() -> new WorkshopException("There is no class " + type
                        + " in any module, though an exercise's page names it; is its module deleted?"));
    }

    /** The method as the file has it. */
    MethodText in(Path file) throws IOException {
        return MethodText.find(Files.readString(file), method)
                .orElseThrow(() -> new WorkshopException(
                        file.getFileName() + " has no method " + method + ", though an exercise's page names it."));
    }
}
