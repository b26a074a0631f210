package dev.etlpipeline.app.workshop;

import dev.etlpipeline.app.backlog.FrontMatter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The exercises that pages in {@code docs/workshop/stories} describe, under the key {@code exercise} of their front matter:
 * {@code answers} maps classes with methods ({@code a.B#c}) to the statements that stand in for them, {@code tests} lists
 * classes.
 */
public final class StoryExercises {

    static final String FOLDER = "docs/workshop/stories";

    private StoryExercises() {}

    /** All, by name. */
    public static List<StoryExercise> in(Path home) throws IOException {
        Path folder = home.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<StoryExercise> exercises = new ArrayList<>();
        try (Stream<Path> pages = Files.list(folder)) {
            for (Path page : pages.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                read(page).ifPresent(exercises::add);
            }
        }
        return exercises;
    }

    private static Optional<StoryExercise> read(Path page) throws IOException {
        Map<?, ?> matter = FrontMatter.of(Files.readString(page));
        String name = String.valueOf(page.getFileName());
        if (!(matter.get("exercise") instanceof Map<?, ?> exercise)) {
            return Optional.empty();
        }
        return Optional.of(new StoryExercise(
                name.substring(0, name.lastIndexOf('.')),
                FOLDER + "/" + name,
                answers(name, exercise.get("answers")),
                tests(name, exercise.get("tests"))));
    }

    private static List<Answer> answers(String page, @Nullable Object answers) {
        if (!(answers instanceof Map<?, ?> map) || map.isEmpty()) {
            throw wrong(page, "answers must map class#method to statements");
        }
        List<Answer> all = new ArrayList<>();
        map.forEach((of, instead) -> {
            String[] parts = String.valueOf(of).split("#", -1);
            if (parts.length != 2) {
                throw wrong(page, of + " must be class#method");
            }
            all.add(new Answer(parts[0], parts[1], instead == null ? "" : instead.toString()));
        });
        return all;
    }

    private static List<String> tests(String page, @Nullable Object tests) {
        if (!(tests instanceof List<?> list) || list.isEmpty()) {
            throw wrong(page, "tests must list test classes");
        }
        return list.stream().map(String::valueOf).toList();
    }

    private static WorkshopException wrong(String page, String why) {
        return new WorkshopException(FOLDER + "/" + page + ", front matter, exercise: " + why + ".");
    }
}
