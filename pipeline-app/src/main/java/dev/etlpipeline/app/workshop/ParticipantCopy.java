package dev.etlpipeline.app.workshop;

import dev.etlpipeline.app.backlog.Modules;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.io.FileUtils;

/**
 * A copy of the project in which a story's answer is missing. It remembers, in a folder of its own, which story that is and how
 * the files were.
 */
public final class ParticipantCopy {

    /** What builds, runs and editors make, and what belongs to the original alone. */
    private static final Set<String> LEFT_OUT =
            Set.of("target", "var", "logs", ".git", ".idea", ".vscode", ".settings", ".workshop");

    /** What runs leave in the project's folder beside those: whose keys they are, and what the audit trail of its data is anchored to. */
    private static final Set<String> OF_ITS_RUNS = Set.of("keys", "audit");

    private static final String MEMORY = ".workshop";
    private static final String STORY = "story";
    private static final String ANSWER = "answer";

    private final Path folder;
    private final StoryExercise exercise;

    private ParticipantCopy(Path folder, StoryExercise exercise) {
        this.folder = folder;
        this.exercise = exercise;
    }

    /** @param folder must not be there yet */
    public static ParticipantCopy make(Path home, StoryExercise exercise, Path folder) throws IOException {
        if (Files.exists(folder)) {
            throw new WorkshopException(folder + " is there already. Go on in it with ./pipeline workshop check, delete"
                    + " it, or name another folder with --into.");
        }
        FileUtils.copyDirectory(home.toFile(), folder.toFile(), file -> belongs(home, file), true);
        Path memory = Files.createDirectories(folder.resolve(MEMORY));
        List<String> modules = Modules.inBuild(home);
        for (Answer answer : exercise.answers()) {
            String file = answer.file(folder, modules);
            Path kept = memory.resolve(ANSWER).resolve(file);
            if (!Files.exists(kept)) {
                Files.createDirectories(kept.getParent());
                Files.copy(folder.resolve(file), kept);
            }
            String without = answer.in(folder.resolve(file))
                    .with(answer.instead(), "Yours: " + exercise.story() + ", see " + exercise.page());
            Files.writeString(folder.resolve(file), without);
        }
        Files.writeString(memory.resolve(STORY), exercise.story() + "\n");
        return new ParticipantCopy(folder, exercise);
    }

    private static boolean belongs(Path home, File file) {
        return !LEFT_OUT.contains(file.getName())
                && !(OF_ITS_RUNS.contains(file.getName()) && home.toFile().equals(file.getParentFile()));
    }

    /** @throws WorkshopException where the folder is none */
    public static ParticipantCopy open(Path folder) throws IOException {
        Path story = folder.resolve(MEMORY).resolve(STORY);
        if (!Files.isRegularFile(story)) {
            throw new WorkshopException(folder.toAbsolutePath().normalize()
                    + " is no copy that ./pipeline workshop start STORY made. Go into such a copy, or name it.");
        }
        String name = Files.readString(story).strip();
        return new ParticipantCopy(
                folder,
                StoryExercises.in(folder).stream()
                        .filter(each -> each.story().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new WorkshopException(
                                folder + " is a copy for the story " + name + ", whose page is no longer in it.")));
    }

    public Path folder() {
        return folder;
    }

    public StoryExercise exercise() {
        return exercise;
    }

    /** The reference answer: methods by their place, {@code file:line}. */
    public Map<String, String> solution() throws IOException {
        return solution(folder.resolve(MEMORY).resolve(ANSWER), folder, exercise);
    }

    /** As it stands in a project from which nothing was taken out. */
    public static Map<String, String> solution(Path home, StoryExercise exercise) throws IOException {
        return solution(home, home, exercise);
    }

    private static Map<String, String> solution(Path answers, Path home, StoryExercise exercise) throws IOException {
        Map<String, String> methods = new LinkedHashMap<>();
        for (Answer answer : exercise.answers()) {
            String file = answer.file(home, Modules.inBuild(home));
            MethodText method = answer.in(answers.resolve(file));
            methods.put(file + ":" + method.line(), method.text());
        }
        return methods;
    }

    /**
     * Puts the files back as they were.
     *
     * @return which, with slashes from the copy's folder
     */
    public Set<String> apply() throws IOException {
        Set<String> files = new TreeSet<>();
        for (Answer answer : exercise.answers()) {
            files.add(answer.file(folder, Modules.inBuild(folder)));
        }
        for (String file : files) {
            Files.writeString(
                    folder.resolve(file),
                    Files.readString(folder.resolve(MEMORY).resolve(ANSWER).resolve(file)));
        }
        return files;
    }
}
